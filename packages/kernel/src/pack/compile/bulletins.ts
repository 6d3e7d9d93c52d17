import type { BulletinNode } from "../../bulletin/node.ts";
import type { Draft } from "../draft/draft.ts";
import { rootTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import type { Compiler } from "./compiler.ts";

export function compileBulletins(
  drafts: Readonly<Record<string, Draft<BulletinNode>>>,
  compiler: Compiler,
): Readonly<Record<string, BulletinNode>> {
  return mapValues(drafts, (_, { lists, ...rest }) => ({
    ...rest,
    lists: mapValues(lists, (_name, { where, ...list }) => {
      const known = compiler.tables.pack.cases[list.from] !== undefined;
      const root = known ? rootTable(list.from, compiler.tables) : new Map();
      return { ...list, ...(where && { where: compiler.bool(where, root) }) };
    }),
  }));
}
