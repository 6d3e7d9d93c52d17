import type { House } from "../house.ts";

/** Deltas folded in one transaction. */
const MOST = 5_000;

/** Folds what writers have left; true when more is waiting. */
export async function foldCounts({ ledger }: House): Promise<boolean> {
  const { rows } = await ledger.bench.pool.query<{ folded: string }>(
    "SELECT ledger.fold_tally($1, $2) AS folded",
    [ledger.city, MOST],
  );
  return Number(rows[0]?.folded ?? 0) >= MOST;
}
