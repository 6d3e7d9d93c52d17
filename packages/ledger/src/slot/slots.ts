import type { CaseState, Layout } from "@xinlian/kernel";
import type { Slots } from "../command.ts";
import { viewAs } from "../read/view.ts";
import type { Bench } from "../write/append.ts";
import { slotColumns } from "../write/row.ts";

/** Which columns hold which words of a pack, as rows were last written. */
export interface StoredLayout {
  readonly pack: string;
  readonly layout: Layout;
  /** Words that rows of ended cases do not all hold yet, by case type. */
  readonly filling: Readonly<Record<string, readonly string[]>>;
}

/** A case whose columns are filled anew. */
export interface Refilled {
  readonly stream: string;
  readonly seq: number;
  readonly slots: Slots;
}

/** The side door for the columns that packs give a meaning. */
export interface RowSlots {
  layouts(): Promise<readonly StoredLayout[]>;
  putLayout(stored: StoredLayout): Promise<void>;
  /** Cases of a type by stream, for filling their columns anew. */
  states(
    pack: string,
    type: string,
    ended: boolean,
    after: string | null,
    limit: number,
  ): Promise<readonly CaseState[]>;
  /** A case that moved on meanwhile was filled by its writer. Gives how many were filled. */
  fill(rows: readonly Refilled[]): Promise<number>;
}

const FIRST = "00000000-0000-0000-0000-000000000000";

export function rowSlotsOf({ pool, city }: Bench): RowSlots {
  return {
    layouts: () =>
      viewAs(pool, city, { kind: "engine" }, (sql) =>
        sql.query<StoredLayout>(
          "SELECT pack, layout, filling FROM ledger.row_layout WHERE city = $1",
          [city],
        ),
      ),
    putLayout: async ({ pack, layout, filling }) => {
      await pool.query("SELECT ledger.put_row_layout($1, $2, $3, $4)", [
        city,
        pack,
        JSON.stringify(layout),
        JSON.stringify(filling),
      ]);
    },
    states: (pack, type, ended, after, limit) =>
      viewAs(pool, city, { kind: "engine" }, async (sql) => {
        const rows = await sql.query<{ whole: CaseState }>(
          `SELECT whole FROM ledger.case_row
            WHERE city = $1 AND pack = $2 AND type = $3 AND ${ended ? "ended" : "NOT ended"} AND stream > $4
            ORDER BY stream LIMIT $5`,
          [city, pack, type, after ?? FIRST, limit],
        );
        return rows.map((row) => row.whole);
      }),
    fill: async (rows) => {
      const json = rows.map(({ stream, seq, slots }) => ({ stream, seq, ...slotColumns(slots) }));
      const done = await pool.query<{ n: string }>("SELECT ledger.fill_slots($1, $2) AS n", [
        city,
        JSON.stringify(json),
      ]);
      return Number(done.rows[0]?.n);
    },
  };
}
