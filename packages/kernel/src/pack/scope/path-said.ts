import type { Said } from "../../bulletin/facts.ts";
import type { World } from "../../case/world.ts";
import { Sight } from "../cel/sight.ts";
import type { Table } from "../cel/type.ts";
import type { RegisterNode } from "../node.ts";
import { pathType, pathValue } from "./path.ts";
import { entryRootTable, rootTable } from "./root.ts";
import type { Sighted } from "./seen.ts";
import { showCel } from "./show-cel.ts";
import { tablesOf } from "./tables.ts";

/** What stands at these paths of a case, as a paper says it. The check has seen that each exists and is not sealed. */
export function saidOfCase(
  paths: readonly string[],
  { state, node, world, me }: Sighted,
): Readonly<Record<string, Said>> {
  const table = rootTable(node.name, tablesOf(world.pack));
  const scope = { kind: "clock", state, node, world, me, form: {}, it: undefined } as const;
  return saidAt(paths, table, new Sight(table, scope, "paper"), world);
}

/** The same of an entry of a register. */
export function saidOfEntry(
  paths: readonly string[],
  register: RegisterNode,
  id: string,
  world: World,
): Readonly<Record<string, Said>> {
  const table = entryRootTable(register.name, tablesOf(world.pack));
  return saidAt(paths, table, new Sight(table, { world, id }, "paper"), world);
}

function saidAt(
  paths: readonly string[],
  table: Table,
  root: Sight,
  world: World,
): Readonly<Record<string, Said>> {
  return Object.fromEntries(
    paths.map((path): [string, Said] => {
      const found = pathType(table, path);
      if ("lost" in found)
        throw new Error(`a paper of ${world.pack.name} names ${path}, which is not there`);
      const value = pathValue(root, path);
      if (value === null || value === undefined) return [path, null];
      if (value === false) return [path, false];
      if (typeof value === "bigint" || typeof value === "number") return [path, Number(value)];
      return [path, showCel(found.type, value, world)];
    }),
  );
}
