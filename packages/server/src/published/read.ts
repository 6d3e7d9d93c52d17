import type { FieldValues, Moment } from "@xinlian/kernel";
import type { Ledger, Sql } from "@xinlian/ledger";

/** One public case, as far as the public may read it. */
export interface Published {
  readonly stream: string;
  readonly number: string | null;
  readonly pack: string;
  readonly type: string;
  readonly area: string;
  readonly opened: Moment;
  /** When it ended, else when it began: what the list is in the order of. */
  readonly at: Moment;
  /** Fields that the pack shows, masked. */
  readonly shown: FieldValues;
}

/** By what the list is narrowed. */
export interface Narrowed {
  /** Code of a county. */
  readonly county: string | null;
  /** `<field>=<value>` */
  readonly kind: string | null;
}

/** Where a page ended. */
export interface Place {
  readonly at: number;
  readonly stream: string;
}

interface Row extends Omit<Published, "opened" | "at"> {
  readonly opened: Date;
  readonly at: Date;
}

const PUBLIC = { kind: "public" } as const;

/** As `public_facet` writes it. */
export function facetOf({ county, kind }: Narrowed): string {
  return [county === null ? "" : `area:${county}`, kind ?? ""].filter(Boolean).join(" ");
}

/** A page of what the public may read, newest first, over all these packs. */
export function publishedPage(
  ledger: Ledger,
  packs: readonly string[],
  narrowed: Narrowed,
  after: Place | null,
  limit: number,
): Promise<readonly Published[]> {
  return ledger.view(PUBLIC, async (sql) => {
    const found: Row[] = [];
    for (const pack of packs)
      found.push(...(await page(sql, ledger.city, pack, narrowed, after, limit)));
    return found
      .map((row) => ({
        ...row,
        opened: row.opened.getTime() as Moment,
        at: row.at.getTime() as Moment,
      }))
      .sort((a, b) => b.at - a.at || (a.stream < b.stream ? 1 : -1))
      .slice(0, limit);
  });
}

function page(
  sql: Sql,
  city: string,
  pack: string,
  narrowed: Narrowed,
  after: Place | null,
  limit: number,
): Promise<readonly Row[]> {
  return sql.query<Row>(
    `SELECT c.stream, c.number, c.pack, c.type, c.area, c.opened_at AS opened, f.at, c.shown
       FROM (SELECT p.city, p.at, p.stream FROM ledger.public_facet p
              WHERE p.city = $1 AND p.pack = $2 AND p.facet = $3
                AND (p.at, p.stream) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
              ORDER BY p.at DESC, p.stream DESC LIMIT $6) f
       JOIN ledger.public_case c ON c.city = f.city AND c.stream = f.stream
      ORDER BY f.at DESC, f.stream DESC`,
    [
      city,
      pack,
      facetOf(narrowed),
      after === null ? null : new Date(after.at),
      after?.stream ?? null,
      limit,
    ],
  );
}

/** One of them by its number. */
export async function publishedOne(ledger: Ledger, number: string): Promise<Published | null> {
  const [row] = await ledger.view(PUBLIC, (sql) =>
    sql.query<Row>(
      `SELECT stream, number, pack, type, area, opened_at AS opened, coalesce(ended_at, opened_at) AS at, shown
         FROM ledger.public_case WHERE city = $1 AND number = $2 AND ended`,
      [ledger.city, number],
    ),
  );
  return row === undefined
    ? null
    : { ...row, opened: row.opened.getTime() as Moment, at: row.at.getTime() as Moment };
}

/** How many there are of each of these facets since a moment. */
export async function publishedCounts(
  ledger: Ledger,
  packs: readonly string[],
  facets: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ledger.view(PUBLIC, (sql) =>
    sql.query<{ facet: string; n: string }>(
      `SELECT f.facet, (SELECT count(*) FROM ledger.public_facet p
                         WHERE p.city = $1 AND p.pack = k.pack AND p.facet = f.facet AND p.at >= $4) AS n
         FROM unnest($2::text[]) k(pack) CROSS JOIN unnest($3::text[]) f(facet)`,
      [ledger.city, packs, facets, new Date(since)],
    ),
  );
  const counts = new Map<string, number>();
  for (const { facet, n } of rows) counts.set(facet, (counts.get(facet) ?? 0) + Number(n));
  return counts;
}

/** Values of a field that occur, found by leaps through the index: as many steps as values. */
export async function publishedKinds(
  ledger: Ledger,
  pack: string,
  field: string,
): Promise<readonly string[]> {
  const rows = await ledger.view(PUBLIC, (sql) =>
    sql.query<{ facet: string }>(
      `WITH RECURSIVE leap AS (
         SELECT (SELECT min(facet) FROM ledger.public_facet
                  WHERE city = $1 AND pack = $2 AND facet > $3 || '=' AND facet < $3 || '>') AS facet
         UNION ALL
         SELECT (SELECT min(p.facet) FROM ledger.public_facet p
                  WHERE p.city = $1 AND p.pack = $2 AND p.facet > l.facet AND p.facet < $3 || '>')
           FROM leap l WHERE l.facet IS NOT NULL)
       SELECT facet FROM leap WHERE facet IS NOT NULL`,
      [ledger.city, pack, field],
    ),
  );
  return rows.map(({ facet }) => facet.slice(field.length + 1));
}
