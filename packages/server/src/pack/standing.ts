import type { StandingIn } from "@xinlian/kernel";
import type { House } from "../house.ts";

/** A version of a pack that was ever loaded, with the open cases that stand on it. */
export interface StoodOn {
  readonly hash: string;
  /** ms */
  readonly loaded: number;
  readonly now: boolean;
  readonly standing: readonly StandingIn[];
}

interface Row {
  readonly hash: string;
  readonly loaded: number;
  readonly now: boolean;
}

interface Counted {
  readonly hash: string;
  readonly type: string;
  readonly state: string;
  readonly count: number;
}

/** Versions of a pack, newest first. */
export async function stoodOn(house: Pick<House, "ledger">, pack: string): Promise<StoodOn[]> {
  const { ledger } = house;
  return ledger.view({ kind: "engine" }, async (sql) => {
    const versions = await sql.query<Row>(
      `SELECT hash, extract(epoch FROM loaded_at)::float8 * 1000 AS loaded, now
         FROM ledger.pack WHERE city = $1 AND name = $2 ORDER BY loaded_at DESC, hash`,
      [ledger.city, pack],
    );
    const counted = await sql.query<Counted>(
      `SELECT pack_hash AS hash, type, state, count(*)::integer AS count
         FROM ledger.case_row WHERE city = $1 AND pack = $2 AND NOT ended
        GROUP BY pack_hash, type, state ORDER BY pack_hash, type, state`,
      [ledger.city, pack],
    );
    return versions.map((version) => ({
      ...version,
      standing: counted.filter(({ hash }) => hash === version.hash),
    }));
  });
}

/** How many cases are open in all. */
export function openOf(standing: readonly StandingIn[]): number {
  return standing.reduce((sum, { count }) => sum + count, 0);
}
