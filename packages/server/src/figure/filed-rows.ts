import {
  type FiledNeed,
  type FiledNumber,
  type FiledRow,
  type Moment,
  readSpan,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import { granted } from "../fault/refusal.ts";

interface Row {
  readonly indicator: string;
  readonly cell: string;
  readonly place: string;
  readonly period: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly value: number;
  readonly stream: string;
  readonly opened_at: Date;
  readonly filed_at: Date;
  readonly actor: string;
  readonly action: string;
  readonly seq: number;
}

/** Where numbers are looked for. */
export interface FiledAsked {
  readonly city: string;
  readonly pack: string;
  readonly needs: readonly FiledNeed[];
}

/** The numbers that stand now, of periods that end within the days asked for, as far as the viewer of `sql` sees them. */
export async function filedRowsOf(
  sql: Sql,
  { city, pack, needs }: FiledAsked,
): Promise<readonly FiledRow[]> {
  if (needs.length === 0) return [];
  const rows = await sql.query<Row>(
    `SELECT k.indicator, k.cell, k.place, k.period, k.dims, k.value, k.stream, k.opened_at, k.filed_at, k.actor, k.action, k.seq
       FROM jsonb_to_recordset($3) AS n(indicator text, first date, last date)
      CROSS JOIN LATERAL (
        SELECT * FROM ledger.filed f
         WHERE f.city = $1 AND f.pack = $2 AND f.indicator = n.indicator AND f.last_day >= n.first AND f.last_day <= n.last
           AND f.replaced_at IS NULL AND f.counts AND f.value IS NOT NULL) k`,
    [city, pack, JSON.stringify(needs)],
  );
  return rows.map((row) => {
    const at = row.filed_at.getTime() as Moment;
    const { actor, action, value } = row;
    const standing: FiledNumber = { value, at, actor, action, seq: Number(row.seq) };
    return {
      indicator: row.indicator,
      cell: row.cell,
      place: row.place,
      span: granted(readSpan(row.period)),
      dims: row.dims,
      value,
      stream: row.stream,
      opened: row.opened_at.getTime() as Moment,
      counts: true,
      history: [standing],
    };
  });
}
