import type { Words } from "../../words/index.ts";
import { OutOfSight, Sight } from "../cel/sight.ts";
import { pathType, pathValue } from "./path.ts";
import { rootTable } from "./root.ts";
import type { Sighted } from "./seen.ts";
import { showCel } from "./show-cel.ts";
import { tablesOf } from "./tables.ts";

/** What stands at a path of a case, said; null when nothing does, or when another case would have to be read for it. */
export function columnWords(path: string, { state, node, world, me }: Sighted): Words | null {
  const table = rootTable(node.name, tablesOf(world.pack));
  const found = pathType(table, path);
  // A case keeps the version of the pack it began with, which may not know the column yet.
  if ("lost" in found) return null;
  const scope = { kind: "clock", state, node, world, me, form: {}, it: undefined } as const;
  try {
    const value = pathValue(new Sight(table, scope, "column"), path);
    return value === null ? null : showCel(found.type, value, world);
  } catch (error) {
    if (error instanceof OutOfSight) return null;
    throw error;
  }
}
