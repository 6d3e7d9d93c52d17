import { type Moment, SELF } from "@xinlian/kernel";
import { v7 } from "uuid";
import { packOf } from "../engine/city-now.ts";
import type { House } from "../house.ts";

const BATCH = 200;

/** Computes anew the dates of running clocks that rest on a calendar which is no longer in force; each move is an event. */
export async function recomputeAll(house: House): Promise<number> {
  const { ledger, engine } = house;
  const seen = new Set<string>();
  let moved = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ stream: string }>(
        `SELECT DISTINCT stream FROM ledger.clock
          WHERE city = $1 AND stopped_at IS NULL AND calendar <> ALL ($2) AND stream > $3
          ORDER BY stream LIMIT ${BATCH}`,
        [engine.city.code, [...engine.city.calendars], after],
      ),
    );
    if (rows.length === 0) return moved;
    const streams = rows.map((row) => row.stream);
    after = streams.at(-1) ?? after;
    for (const state of await ledger.cases({ kind: "engine" }, streams)) {
      if (seen.has(state.stream)) continue;
      seen.add(state.stream);
      const done = await engine.take({
        order: { do: "recompute", stream: state.stream },
        pack: packOf(engine.city, state.packHash),
        me: SELF,
        principal: { kind: "clock", id: "clock" },
        key: v7(),
        match: null,
        now: house.now() as Moment,
      });
      if (done.ok) moved += 1;
    }
  }
}
