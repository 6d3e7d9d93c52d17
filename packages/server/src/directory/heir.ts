import type { Duty, Moment } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import { v5 } from "uuid";
import { packOf } from "../engine/city-now.ts";
import { personMe } from "../engine/world.ts";
import { granted, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/** Namespace of the command ids by which cases go to an heir: a request that is sent again moves nothing twice. */
const NAMESPACE = "8b1f6c1e-6f6e-4d0f-9a55-0a3c2f7d51c4";
const BATCH = 200;

/** How many open cases a unit leads. */
export async function openCasesOf(house: House, unit: string): Promise<number> {
  const [row] = await house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ count: string }>(
      "SELECT count(*) FROM ledger.case_row WHERE city = $1 AND lead = $2 AND NOT ended",
      [house.keeper.now.code, unit],
    ),
  );
  return Number(row?.count);
}

/** Rows of duties that name the unit, over to its heir. */
export function dutiesFor(house: House, unit: string, heir: string): readonly OfficeChange[] {
  const { directory, packs } = house.keeper.now;
  const duties = [...packs.keys()]
    .flatMap((pack): readonly Duty[] => directory.duties(pack))
    .filter((duty) => duty.unit === unit)
    .map((duty) => ({ ...duty, unit: heir }));
  return duties.length === 0 ? [] : [{ kind: "duties-set", duties }];
}

/** Moves every open case of a unit to its heir, each on record in the administrator's name; can be broken off and begun again. */
export async function inheritCases(
  house: House,
  unit: string,
  heir: string,
  why: string,
  caller: PersonCaller,
  at: Circumstance,
): Promise<number> {
  const { ledger, engine } = house;
  const barred = new Set<string>();
  for (let moved = 0; ; ) {
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ stream: string }>(
        `SELECT stream FROM ledger.case_row WHERE city = $1 AND lead = $2 AND NOT ended AND stream <> ALL ($3)
          ORDER BY due_at, stream LIMIT ${BATCH}`,
        [engine.city.code, unit, [...barred]],
      ),
    );
    if (rows.length === 0) {
      if (barred.size > 0) throw refusal("duty-heir-barred", { unit: heir, count: barred.size });
      return moved;
    }
    for (const { stream } of rows) {
      const [state] = await ledger.cases({ kind: "engine" }, [stream]);
      if (state === undefined || state.lead !== unit) continue;
      if (state.barred.units.includes(heir)) {
        barred.add(stream);
        continue;
      }
      granted(
        await engine.take({
          order: { do: "inherit", stream, unit: heir, why },
          pack: packOf(engine.city, state.packHash),
          me: personMe(engine.city, caller.id, caller.posts),
          principal: { kind: "clock", id: "clock" },
          key: v5(`${stream} ${unit} ${heir} ${state.seq}`, NAMESPACE),
          match: null,
          now: at.now as Moment,
        }),
      );
      moved += 1;
    }
  }
}
