import { readFileSync } from "node:fs";
import type { AreaRow } from "../src/area/rows.ts";
import { buildAreaTree } from "../src/area/tree.ts";
import { must } from "./calendar-leshan.ts";

const FILE = new URL("../../../cities/leshan/areas.csv", import.meta.url);

/** Rows of the table that the city of Leshan ships; no value in it has a comma or a quote. */
export function leshanRows(): readonly AreaRow[] {
  const [, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [code = "", name = "", level = "", parent = "", local = ""] = line.split(",");
    return { code, name, level, parent, local };
  });
}

export const LESHAN_AREAS = must(buildAreaTree(leshanRows()));
