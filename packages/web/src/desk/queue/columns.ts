import { recall, remember } from "../settings/memory.ts";

/** What a row may show. Title and light are always there: without them a row says nothing. */
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
export type ColumnName = (typeof COLUMNS)[number];

export const FIXED: readonly ColumnName[] = ["light", "title"];
const USUAL: readonly ColumnName[] = ["light", "title", "type", "area", "state", "due", "lead"];

/** Columns kept under the list's name, in the fixed order; unknown names are forgotten. */
export function readColumns(kept: string | null): readonly ColumnName[] {
  if (kept === null) return USUAL;
  const names = new Set(kept.split(","));
  return COLUMNS.filter((name) => FIXED.includes(name) || names.has(name));
}

export function recallColumns(list: string): readonly ColumnName[] {
  return readColumns(recall(`columns.${list}`));
}

export function rememberColumns(list: string, columns: readonly ColumnName[]): void {
  remember(`columns.${list}`, columns.join(","));
}
