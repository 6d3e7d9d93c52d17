import type { Paper } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";
import type { Kept } from "../bulletin/store.ts";

/** A public paper, and when what everybody reads of it changed last, ms. */
export interface PublicPaper extends Kept {
  readonly at: number;
  readonly updated: number;
}

/** Where a page ended. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

interface Row {
  readonly id: string;
  readonly seq: string;
  readonly whole: Paper;
  readonly corrected_by: string | null;
  readonly published_at: Date;
  readonly corrected_at: Date | null;
}

const PUBLIC = { kind: "public" } as const;
const ROWS = `SELECT b.id, b.seq, b.whole, n.id AS corrected_by, b.published_at, n.published_at AS corrected_at
  FROM ledger.bulletin b
  LEFT JOIN ledger.bulletin n ON n.city = b.city AND n.id = b.corrected_by`;

function paperOf({ id, seq, whole, corrected_by, published_at, corrected_at }: Row): PublicPaper {
  const at = published_at.getTime();
  return {
    id,
    seq: Number(seq),
    paper: whole,
    correctedBy: corrected_by,
    at,
    updated: corrected_at?.getTime() ?? at,
  };
}

/** A page of the papers that everybody may read, newest first. */
export async function publicPapers(
  ledger: Ledger,
  after: Place | null,
  limit: number,
): Promise<readonly PublicPaper[]> {
  const rows = await ledger.view(PUBLIC, (sql) =>
    sql.query<Row>(
      `${ROWS} WHERE b.city = $1 AND b.public AND b.state = 'published'
          AND (b.published_at, b.id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        ORDER BY b.published_at DESC, b.id DESC LIMIT $4`,
      [ledger.city, after === null ? null : new Date(after.at), after?.id ?? null, limit],
    ),
  );
  return rows.map(paperOf);
}

/** One of them. */
export async function publicPaper(ledger: Ledger, id: string): Promise<PublicPaper | null> {
  const rows = await ledger.view(PUBLIC, (sql) =>
    sql.query<Row>(`${ROWS} WHERE b.city = $1 AND b.id = $2`, [ledger.city, id]),
  );
  return rows[0] === undefined ? null : paperOf(rows[0]);
}
