import { type Gate, verdict } from "./gate.ts";
import { filesUnder, readText } from "./tree.ts";

/**
 * Paths of one machine, which mean nothing on another. What a clone lacks may be named once, by the default of
 * `XINLIAN_TEST_DATA`.
 */
const ONE_MACHINE = /(?<![\w.])\/(work|root|home|Users)\/|\.\.\/shared\b(?!\/data)/;
const TEXT = /\.(ts|tsx|js|mjs|json|md|yaml|yml|css|html|sql|liquid|sh)$|(^|\/)\.ci\/run$/;

export const places: Gate = {
  name: "places",
  run: () => {
    const files = filesUnder("").filter(
      (path) => TEXT.test(path) && path !== "package-lock.json" && path !== "tools/gates/places.ts",
    );
    const breaches = files.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          ONE_MACHINE.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
        ),
    );
    return verdict(files.length, "text files", breaches);
  },
};
