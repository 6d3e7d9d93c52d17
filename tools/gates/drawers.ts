import { type Gate, verdict } from "./gate.ts";
import { filesUnder } from "./tree.ts";

/** Names that say nothing of what is inside; every piece of code has a noun it belongs to. */
const DRAWER =
  /(^|\/)(utils?|helpers?|common|shared|misc|lib|interfaces?|types|constants?|manager)(\/|\.[cm]?[jt]sx?$)/;

export const drawers: Gate = {
  name: "drawers",
  run: () => {
    const files = filesUnder("").filter((path) => /\.[cm]?[jt]sx?$/.test(path));
    return verdict(
      files.length,
      "code files",
      files.filter((path) => DRAWER.test(path)).map((path) => `${path}: name it by its noun`),
    );
  },
};
