import { Compiled } from "../pack/compile/compiled.ts";
import type { Expression } from "../pack/expression.ts";
import type { CaseNode, DeskNode, Mark, Pack } from "../pack/node.ts";
import { rootTable } from "../pack/scope/root.ts";
import type { Tables } from "../pack/scope/tables.ts";
import { tablesOf } from "../pack/scope/tables.ts";
import type { RowFilter, RowPath } from "./filter.ts";
import { rowPath } from "./path.ts";
import { NotOfRows, readRowFilter } from "./read.ts";

/** How a desk's list is ordered. */
export interface RowSort {
  readonly at: RowPath;
  readonly down: boolean;
}

/** What a desk asks of rows. */
export interface DeskRows {
  /** null = every case of its type. */
  readonly rows: RowFilter | null;
  readonly count: Readonly<Record<string, RowFilter>>;
  /** null = as lists are ordered when nothing is said. */
  readonly sort: RowSort | null;
  /** Fields by which the list may be narrowed. */
  readonly filter: readonly RowPath[];
}

/** A part of a desk that rows cannot answer. */
export interface Unanswered {
  /** `rows`, `count.late`, `sort`, `filter`. */
  readonly where: string;
  readonly part: string;
  readonly mark: Mark;
}

const HERE: Mark = { file: "pack.yaml", line: 1 };

/** Reads a desk's conditions as conditions over rows; what cannot be is told and left out. */
export function readDeskRows(
  desk: DeskNode,
  node: CaseNode,
  tables: Tables,
): { readonly desk: DeskRows; readonly unanswered: readonly Unanswered[] } {
  const unanswered: Unanswered[] = [];
  const root = rootTable(desk.of, tables, { me: true });
  const mark = desk.mark ?? HERE;
  const read = (where: string, expression: Expression): RowFilter[] => {
    // One that was refused is told already.
    if (!(expression instanceof Compiled)) return [];
    const { source, mark: at } = expression;
    try {
      return [readRowFilter(source, { node, root, mark: at })];
    } catch (error) {
      if (!(error instanceof NotOfRows)) throw error;
      unanswered.push({ where, part: error.part, mark: at });
      return [];
    }
  };
  const refused = (where: string, part: string): [] => {
    unanswered.push({ where, part, mark });
    return [];
  };
  const path = (where: string, name: string): RowPath[] => {
    const at = rowPath(name, node);
    return at === undefined || at.kind === "since" ? refused(where, name) : [at];
  };
  const [rows = null] = desk.rows === undefined ? [] : read("rows", desk.rows);
  const count = Object.entries(desk.count).flatMap(([name, expression]) =>
    read(`count.${name}`, expression).map((filter) => [name, filter] as const),
  );
  const by = desk.sort?.replace(/^-/, "");
  const [at] = by === undefined ? [] : path("sort", by);
  return {
    desk: {
      rows,
      count: Object.fromEntries(count),
      sort: at === undefined ? null : { at, down: desk.sort?.startsWith("-") === true },
      // A moment is no value that anybody would narrow a list to.
      filter: desk.filter.flatMap((name) =>
        rowPath(name, node)?.kind === "time" ? refused("filter", name) : path("filter", name),
      ),
    },
    unanswered,
  };
}

const known = new WeakMap<Pack, ReadonlyMap<string, DeskRows>>();

/** What each desk of a loaded pack asks of rows, by the desk's name. */
export function deskRowsOf(pack: Pack): ReadonlyMap<string, DeskRows> {
  const found = known.get(pack);
  if (found !== undefined) return found;
  const tables = tablesOf(pack);
  const made = new Map(
    Object.values(pack.desks).flatMap((desk) => {
      const node = pack.cases[desk.of];
      return node === undefined
        ? []
        : [[desk.name, readDeskRows(desk, node, tables).desk] as const];
    }),
  );
  known.set(pack, made);
  return made;
}
