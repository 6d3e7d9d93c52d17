import type { BulletinNode } from "../../bulletin/node.ts";
import type { Table } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import { rootTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import { compileActors } from "./actors.ts";
import type { Compiler } from "./compiler.ts";

/** Other cases: a list looks at each case by itself. */
const OTHERS = ["links", "parent", "callers"];

export function compileBulletins(
  drafts: Readonly<Record<string, Draft<BulletinNode>>>,
  compiler: Compiler,
): Readonly<Record<string, BulletinNode>> {
  return mapValues(drafts, (_, { lists, by: actors, ...rest }) => ({
    ...rest,
    by: compileActors(actors, actorTable(rest.of, compiler), compiler),
    lists: mapValues(lists, (_name, { where, sort, ...list }) => {
      const root = listTable(list.from, compiler);
      const by = sort && compiler.expression(sort.by, { root, want: "value" });
      return {
        ...list,
        ...(where && { where: compiler.bool(where, root) }),
        ...(sort && by && { sort: { by, down: sort.down } }),
      };
    }),
  }));
}

/** What a condition of an actor of a paper reads: the case that the paper is of. */
function actorTable(of: BulletinNode["of"], { tables }: Compiler): Table {
  return of?.kind === "case" ? rootTable(of.name, tables, { me: true }) : new Map();
}

function listTable(type: string, { tables }: Compiler): Table {
  const node = tables.pack.cases[type];
  if (node === undefined) return new Map();
  const names = [...rootTable(type, tables)];
  return new Map(names.filter(([name]) => !OTHERS.includes(name) || name in node.fields));
}
