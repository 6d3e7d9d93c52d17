import type { Owed, Span } from "@xinlian/kernel";
import { parseSpan } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";

/** A stretch for which a case stands. */
export interface Taken {
  readonly entry: string;
  readonly first: string;
  readonly last: string;
  readonly stream: string;
}

/** The stretches of one cadence that are taken for these entries and reach to a day or beyond. One index scan an entry. */
export function takenFrom(
  ledger: Ledger,
  cadence: string,
  entries: readonly string[],
  day: string,
): Promise<readonly Taken[]> {
  if (entries.length === 0) return Promise.resolve([]);
  return ledger.view({ kind: "engine" }, (sql) =>
    sql.query<Taken>(
      `SELECT o.entry, o.first_day::text AS first, o.last_day::text AS last, o.stream
         FROM unnest($2::uuid[]) AS e(id)
        CROSS JOIN LATERAL (SELECT k.entry, k.first_day, k.last_day, k.stream FROM ledger.owed_case k
                             WHERE k.city = $1 AND k.entry = e.id AND k.cadence = $3 AND k.last_day >= $4::date) o`,
      [ledger.city, entries, cadence, day],
    ),
  );
}

/** The case that stands for a stretch which shares a day with this one. */
export function covering(taken: readonly Taken[], entry: string, span: Span): Taken | undefined {
  return taken.find(
    (each) => each.entry === entry && each.first <= span.last && span.first <= each.last,
  );
}

/** Streams of the cases that stand where this is owed. */
export async function streamsTaken(ledger: Ledger, owed: Owed): Promise<readonly string[]> {
  const span = parseSpan(owed.span);
  if (span === undefined) return [];
  const taken = await takenFrom(ledger, owed.cadence, [owed.entry], span.first);
  return taken.filter((each) => each.first <= span.last).map(({ stream }) => stream);
}
