import { type RowKind, type RowPath, slotKind, type TypeLayout } from "@xinlian/kernel";

const OWN: Readonly<Record<string, string>> = {
  state: "c.state",
  number: "c.number",
  lead: "c.lead",
  area: "c.area",
  parent: "c.parent",
  opened: "c.opened_at",
  ended_at: "c.ended_at",
  ended: "c.ended",
};

const LETTER = { text: "s", number: "n", time: "t" } as const;

/** The column of `ledger.case_row` in which a word stands; for a flag the test that it holds. */
export function columnOf({ path, kind }: RowPath, layout: TypeLayout): string {
  const own = OWN[path];
  if (own !== undefined) return own;
  const slot = slotKind(kind);
  const at = layout[slot].indexOf(path);
  if (at === -1) throw new Error(`no column holds ${path}`);
  if (slot === "flag") return `((c.flags & ${2 ** at}) <> 0)`;
  return `c.${LETTER[slot]}${at + 1}`;
}

/** What the values of a column are compared and ordered as. */
export function columnType(kind: RowKind): "text" | "float8" | "timestamptz" {
  if (kind === "number") return "float8";
  return kind === "time" || kind === "since" ? "timestamptz" : "text";
}
