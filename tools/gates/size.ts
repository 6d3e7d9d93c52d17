import { type Gate, verdict } from "./gate.ts";
import { readText, sourceFiles } from "./tree.ts";

const MOST = 400;
const NINE_IN_TEN = 250;
const MEDIAN = 80;

/** Small rooms: when a file resists, an idea is missing. Tests, SQL and data are not counted. */
export const size: Gate = {
  name: "size",
  run: () => {
    const files = sourceFiles()
      .map((path) => ({ path, lines: readText(path).split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) => files[Math.floor(files.length * share)]?.lines ?? 0;
    const breaches = files
      .filter(({ lines }) => lines > MOST)
      .map(({ path, lines }) => `${path} has ${lines} lines; at most ${MOST}`);
    if (at(0.9) >= NINE_IN_TEN) breaches.push(`9 in 10 under ${NINE_IN_TEN}: it is ${at(0.9)}`);
    if (at(0.5) >= MEDIAN) breaches.push(`median under ${MEDIAN}: it is ${at(0.5)}`);
    const figures = `source files: median ${at(0.5)} lines, 9 in 10 under ${at(0.9) + 1}, longest ${files.at(-1)?.lines}`;
    return verdict(files.length, figures, breaches);
  },
};
