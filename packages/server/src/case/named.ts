import type { CaseState, Pack } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";

/** What a case is called where another one names it. */
export interface CaseName {
  readonly number: string | null;
  /** As listed; empty when it has none that may be read. */
  readonly title: string;
}

export type CaseNames = ReadonlyMap<string, CaseName>;

/** The cases that a case stems from or names in its fields. */
function namedBy(state: CaseState, pack: Pack | undefined): readonly string[] {
  const fields = Object.values(pack?.cases[state.type]?.fields ?? {});
  return [
    state.parent,
    ...fields.filter(({ kind }) => kind === "case").flatMap(({ name }) => state.fields[name]),
  ].filter((id): id is string => typeof id === "string");
}

/** Numbers and titles of the cases that these name, as far as the viewer of `sql` sees them. */
export async function namesFor(
  sql: Sql,
  city: string,
  states: readonly CaseState[],
  packs: ReadonlyMap<string, Pack>,
): Promise<CaseNames> {
  const ids = new Set(states.flatMap((state) => namedBy(state, packs.get(state.pack))));
  if (ids.size === 0) return new Map();
  const rows = await sql.query<CaseName & { stream: string }>(
    "SELECT stream, number, title FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)",
    [city, [...ids]],
  );
  return new Map(rows.map(({ stream, ...name }) => [stream, name]));
}
