import {
  type CaseState,
  contributionsOf,
  figureBasis,
  filedOf,
  type Moment,
  type Pack,
} from "@xinlian/kernel";
import { countRows, filedRows } from "@xinlian/ledger";
import type { House } from "../house.ts";

/** Cases of one transaction. */
const PAGE = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Counts the cases of every pack anew whose indicators (or the settings they read) are others than those by which it
 * was counted. Cases that change meanwhile are counted by their own writers. Gives way to people at work.
 * @returns packs that were counted
 */
export async function recountAll(house: House): Promise<number> {
  const { engine, ledger } = house;
  let done = 0;
  for (const pack of engine.city.packs.values()) {
    const basis = figureBasis(pack, engine.city.settings.get(pack.name) ?? {});
    const [row] = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ basis: string }>(
        "SELECT basis FROM ledger.figure_basis WHERE city = $1 AND pack = $2",
        [engine.city.code, pack.name],
      ),
    );
    if (row?.basis === basis) continue;
    await recount(pack, house);
    const { pool } = ledger.bench;
    const at = new Date(house.now());
    await pool.query("SELECT ledger.counted_by($1, $2, $3, $4)", [
      engine.city.code,
      pack.name,
      basis,
      at,
    ]);
    done += 1;
  }
  return done;
}

async function recount(pack: Pack, house: House): Promise<void> {
  const { engine, ledger } = house;
  const world = engine.world(pack, house.now() as Moment);
  for (let after = FIRST; ; ) {
    const began = performance.now();
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ whole: CaseState }>(
        `SELECT whole FROM ledger.case_row WHERE city = $1 AND pack = $2 AND stream > $3
          ORDER BY stream LIMIT ${PAGE}`,
        [engine.city.code, pack.name, after],
      ),
    );
    if (rows.length === 0) return;
    const writes = rows.map(({ whole }, ord) => ({
      ord,
      stream: whole.stream,
      expected: whole.seq,
      counts: countRows(contributionsOf(whole, world)),
      filed: whole.filed === undefined ? null : filedRows(filedOf(whole, world)),
    }));
    await ledger.bench.pool.query("SELECT ledger.recount($1, $2)", [
      engine.city.code,
      JSON.stringify(writes),
    ]);
    after = rows.at(-1)?.whole.stream ?? after;
    if (rows.length < PAGE) return;
    await house.traffic.giveWay(performance.now() - began);
  }
}
