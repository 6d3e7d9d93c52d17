import { type Gate, verdict } from "./gate.ts";
import { codeFiles, readText } from "./tree.ts";

/** A test that is put off, or alone, and a word that says "not done". */
const UNFINISHED = /\b(it|test|describe|bench)\.(skip|only|todo|fails)\b|\b(TODO|FIXME|XXX)\b/;

export const unfinished: Gate = {
  name: "unfinished",
  run: () => {
    const files = codeFiles().filter((path) => path !== "tools/gates/unfinished.ts");
    const breaches = files.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          UNFINISHED.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
        ),
    );
    return verdict(files.length, "code files", breaches);
  },
};
