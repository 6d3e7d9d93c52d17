import type { DeskView } from "@xinlian/wire";
import { recall, remember } from "../settings/memory.ts";

/** What a row may show in any list. Title and light are always there: without them a row says nothing. */
export const COLUMNS = [
  "light",
  "number",
  "title",
  "type",
  "area",
  "state",
  "opened",
  "due",
  "lead",
] as const;
export type PlainColumn = (typeof COLUMNS)[number];
/** A column of the desk's own, by its path: `of:topic`, `of:clock.settle`. */
export type ColumnName = PlainColumn | `of:${string}`;

export const FIXED: readonly ColumnName[] = ["light", "title"];
const USUAL: readonly ColumnName[] = ["light", "title", "type", "area", "state", "due", "lead"];

/** Paths of a desk that a plain column shows already. */
const PLAIN: Readonly<Record<string, PlainColumn>> = {
  number: "number",
  state: "state",
  opened: "opened",
  area: "area",
  place: "area",
  lead: "lead",
};

/**
 * The columns of a desk's list, in the desk's order: the light first, then the title, then what the desk names. The clock that it names
 * first is the light; the text that its titles are made of is the title.
 */
function deskColumns({ columns }: Pick<DeskView, "columns">): readonly ColumnName[] {
  const [first] = columns.filter(({ path }) => path.startsWith("clock."));
  const own = columns
    .map(({ path }) => path)
    .filter((path) => path !== first?.path && path !== "what")
    .map((path): ColumnName => PLAIN[path] ?? `of:${path}`);
  return [...new Set<ColumnName>(["light", "title", ...own, "due"])];
}

/** Every column that a list can show. */
export function allColumns(desk: DeskView | undefined): readonly ColumnName[] {
  if (desk === undefined) return COLUMNS;
  return [...new Set<ColumnName>([...deskColumns(desk), ...COLUMNS])];
}

/** Columns kept under the list's name, in the fixed order; unknown names are forgotten. */
export function readColumns(
  kept: string | null,
  all: readonly ColumnName[] = COLUMNS,
  usual: readonly ColumnName[] = USUAL,
): readonly ColumnName[] {
  if (kept === null) return usual;
  const names = new Set(kept.split(","));
  return all.filter((name) => FIXED.includes(name) || names.has(name));
}

export function recallColumns(list: string, desk?: DeskView): readonly ColumnName[] {
  const kept = recall(`columns.${list}`);
  return desk === undefined
    ? readColumns(kept)
    : readColumns(kept, allColumns(desk), deskColumns(desk));
}

export function rememberColumns(list: string, columns: readonly ColumnName[]): void {
  remember(`columns.${list}`, columns.join(","));
}
