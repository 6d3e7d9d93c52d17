import type { CaseNode, CaseState, Pack } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";

/** A case that another one names, as far as the viewer may know of it. */
export interface NamedCase {
  readonly number: string | null;
  readonly title: string;
}
export type NamedCases = ReadonlyMap<string, NamedCase>;

/**
 * The cases that the rows of a list name, in one question, in the viewer's eyes.
 * @param sql a look of this viewer
 * @param packOf the version with which a case runs
 */
export async function casesOfRows(
  sql: Sql,
  city: string,
  rows: readonly { readonly whole: CaseState }[],
  packOf: (hash: string) => Pack,
): Promise<NamedCases> {
  const ids = rows.flatMap(({ whole }) => {
    const node = packOf(whole.packHash).cases[whole.type];
    return node === undefined ? [] : namedIn(whole, node);
  });
  if (ids.length === 0) return new Map();
  const found = await sql.query<{ stream: string; title: string; whole: CaseState }>(
    `SELECT stream, title, whole FROM ledger.case_row
      WHERE city = $1 AND stream = ANY ($2::uuid[])`,
    [city, [...new Set(ids)]],
  );
  return new Map(
    found.map(({ stream, title, whole }) => {
      // A confidential case is listed by its type's words alone: they say nothing of another one.
      const bare = title === packOf(whole.packHash).cases[whole.type]?.text.zh;
      return [stream, { number: whole.number, title: bare ? "" : title }];
    }),
  );
}

/** What a case is about: the first case that its open fields name. */
export function aboutOf(state: CaseState, node: CaseNode, cases: NamedCases): NamedCase | null {
  const [first] = namedIn(state, node);
  return (first !== undefined && cases.get(first)) || null;
}

function namedIn(state: CaseState, node: CaseNode): readonly string[] {
  return Object.values(node.fields)
    .filter(({ kind, seal }) => kind === "case" && seal === undefined)
    .flatMap(({ name }) => state.fields[name] ?? [])
    .filter((value) => typeof value === "string");
}
