import { randomUUID } from "node:crypto";
import type { CaseState, Moment } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryState, entryWrite } from "./entry-sample.ts";
import {
  CITY,
  caseState,
  caseWrite,
  clock,
  command,
  later,
  listing,
  type Name,
  NOON,
  type Sample,
  sampleCity,
} from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

const as = (name: Name): Viewer => ({ kind: "person", id: city.people[name] });
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;

/** A case and its light, as the test knows them. */
interface Known {
  readonly state: CaseState;
  readonly light: { readonly due: number; readonly standing: boolean } | null;
  readonly breached: boolean;
  readonly taken: Step;
}

const VIEWERS: readonly Name[] = [
  "desk",
  "watcher",
  "handler",
  "officer",
  "neighbour",
  "mixed",
  "idle",
];
const LEADS = ["511102-housing", "511111-housing", "hall"];

const step = fc.record({
  lead: fc.constantFrom(...LEADS),
  assists: fc.boolean(),
  named: fc.boolean(),
  /** A standing case by its place, or a new one. */
  which: fc.option(fc.nat(12)),
  pack: fc.constantFrom("alpha", "beta"),
  area: fc.constantFrom("511102", "511102001", "511111", "511100"),
  opened: fc.integer({ min: -3, max: 3 }),
  ended: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
  light: fc.option(fc.record({ due: fc.integer({ min: -50, max: 50 }), standing: fc.boolean() })),
  breached: fc.boolean(),
  barred: fc.boolean(),
  fold: fc.option(fc.integer({ min: 1, max: 9 })),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function stateAfter(taken: Step, before: Known | undefined): Known {
  const { pack, area, opened, ended, light, breached, barred } = taken;
  const done = ended !== null;
  const at = before?.state.opened ?? later(opened * DAY);
  const clocks = breached ? { a: clock("a", NOON, { stopped: NOON, breached: NOON }) } : {};
  const state = caseState({
    stream: before?.state.stream ?? randomUUID(),
    seq: (before?.state.seq ?? 0) + 1,
    pack: before?.state.pack ?? pack,
    area,
    lead: taken.lead,
    opened: at,
    ended: done,
    endedAt: done ? ((at + (ended ?? 0) * DAY) as Moment) : null,
    barred: { people: barred ? [city.people.desk] : [], units: barred ? ["511102-housing"] : [] },
    clocks,
  });
  return { state, light, breached, taken };
}

async function write({ state, light, taken }: Known): Promise<void> {
  const shown = {
    name: "a",
    due: NOON + (light?.due ?? 0) * (HOUR / 2),
    soon: NOON,
    standing: light?.standing ?? false,
  };
  const written = caseWrite(state, {
    listing: listing({
      clock: light === null || state.ended ? null : shown,
      people: taken.named ? [city.people.officer] : [],
      units: taken.assists ? ["511111-housing"] : [],
    }),
  });
  const by =
    state.seq === 1
      ? ({ kind: "citizen", id: "new" } as const)
      : ({ kind: "clock", id: "clock" } as const);
  const done = await city.ledger.append(command(by, [written]));
  if (done.outcome !== "appended") throw new Error(JSON.stringify(done));
}

/** One look over all the cases that may be counted. */
function naive(known: readonly Known[], seen: (state: CaseState) => boolean) {
  const counts: Record<string, number> = {};
  const dayOf = (at: number) => Math.floor((at + OFFSET) / DAY);
  for (const { state, light, breached } of known) {
    if (state.barred.people.length > 0 || !seen(state)) continue;
    const add = (kind: string, slot: number) => {
      const key = [kind, slot, state.pack, state.area.slice(0, 6)].join(" ");
      counts[key] = (counts[key] ?? 0) + 1;
    };
    add("opened", dayOf(state.opened));
    if (state.ended) {
      add("ended", dayOf(state.endedAt as number));
      if (breached) add("breached", dayOf(state.endedAt as number));
      continue;
    }
    add("aged", dayOf(state.opened));
    if (light?.standing) add("paused", 0);
    else if (light) add("due", Math.ceil((NOON + light.due * (HOUR / 2)) / HOUR));
  }
  return counts;
}

async function counted(viewer: Viewer) {
  const rows = await city.ledger.view(viewer, (sql) =>
    sql.query<{ key: string; n: number }>(
      `SELECT concat_ws(' ', kind, slot, pack, county) AS key, sum(n)::int AS n
         FROM ledger.tally_now WHERE city = '${CITY}' GROUP BY 1 HAVING sum(n) <> 0`,
    ),
  );
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

/** Everything that a viewer sees, folded or not, from `since` on. */
async function sight(viewer: Viewer, text: string, since = NOON - 9 * HOUR - 2 * DAY) {
  const rows = await city.ledger.view(viewer, (sql) =>
    sql.query<{ key: string; n: number }>(
      `SELECT concat_ws(' ', kind, slot, pack, county) AS key, sum(n)::int AS n FROM (${text}) x
        GROUP BY 1 HAVING sum(n) <> 0`,
      [new Date(since)],
    ),
  );
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

const FOLDED = `SELECT kind, slot, pack, county, n FROM ledger.tally_now
   WHERE kind IN ('aged', 'due', 'paused') OR (kind <> 'opened' AND slot >= ledger_day($1::timestamptz))
  UNION ALL SELECT kind, slot, pack, county, n FROM ledger.tally_rest($1::timestamptz) WHERE kind <> 'opened'`;
/** Row by row, behind the walls of the rows themselves. */
const PLAIN = `SELECT v.kind, v.slot, c.pack, c.county, 1 AS n FROM ledger.case_row c
  CROSS JOIN LATERAL (VALUES
    ('ended', ledger_day(c.ended_at), c.ended AND c.ended_at >= $1::timestamptz),
    ('breached', ledger_day(c.ended_at), c.ended AND c.ended_at >= $1::timestamptz AND c.breached_at IS NOT NULL),
    ('aged', ledger_day(c.opened_at), NOT c.ended),
    ('paused', 0, NOT c.ended AND c.light_clock IS NOT NULL AND c.paused),
    ('due', ceil(extract(epoch FROM c.due_at) / 3600)::int, NOT c.ended AND c.light_clock IS NOT NULL AND NOT c.paused)
  ) v(kind, slot, holds) WHERE v.holds`;
/** The day of a moment in the city, from the epoch. */
const dayed = (text: string) =>
  text.replaceAll(/ledger_day\(([^)]*)\)/g, "floor((extract(epoch FROM $1) + 28800) / 86400)::int");

describe("LG-100 counts of cases", () => {
  const all: Known[] = [];

  async function live(steps: readonly Step[]): Promise<void> {
    const own: Known[] = [];
    for (const taken of steps) {
      const place = taken.which === null ? own.length : taken.which % (own.length + 1);
      const next = stateAfter(taken, own[place]);
      await write(next);
      own[place] = next;
      if (taken.fold !== null) {
        const asked = [CITY, taken.fold];
        await city.ledger.bench.pool.query("SELECT ledger.fold_tally($1, $2)", asked);
      }
    }
    all.push(...own);
  }

  test("LG-100 LG-101 after any history, folded as far as may be, they equal a naive count, for whoever sees them whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        await live(steps);
        expect(await counted({ kind: "engine" })).toEqual(naive(all, () => true));
        expect(await counted(as("desk"))).toEqual(naive(all, ({ pack }) => pack === "alpha"));
        const near = ({ pack, area }: CaseState) => pack === "alpha" && area.startsWith("511102");
        expect(await counted(as("watcher"))).toEqual(naive(all, near));
        expect(await counted(as("handler"))).toEqual({});
        for (const name of VIEWERS) {
          const [folded, plain] = [FOLDED, PLAIN].map((text) => sight(as(name), dayed(text)));
          expect([name, await folded]).toEqual([name, await plain]);
        }
      }),
      { numRuns: 12, seed: 75 },
    );
    const before = await counted({ kind: "engine" });
    const { pool } = city.ledger.bench;
    await pool.query("SELECT ledger.fold_tally($1, 100000)", [CITY]);
    expect(await counted({ kind: "engine" })).toEqual(before);
    await pool.query("SELECT ledger.recount_tally($1)", [CITY]);
    expect(await counted({ kind: "engine" })).toEqual(before);
  }, 60_000);
});

describe("LG-100 counts of entries", () => {
  const move = fc.record({
    which: fc.option(fc.nat(9)),
    register: fc.constantFrom("topic", "pole"),
    area: fc.constantFrom("511102", "511102001", "511111", "511100"),
    ended: fc.boolean(),
    fold: fc.boolean(),
  });

  test("LG-100 what stands in each area equals a naive count, for whoever has a post in the pack", async () => {
    const all: ReturnType<typeof entryState>[] = [];
    const told = async (viewer: Viewer) =>
      Object.entries(await counted(viewer)).filter(([key]) => key.startsWith("entry "));
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 20 }), async (moves) => {
        const own: typeof all = [];
        for (const { which, register, area, ended, fold } of moves) {
          const place = which === null ? own.length : which % (own.length + 1);
          const before = own[place];
          if (before?.ended) continue;
          const next = before
            ? { ...before, seq: before.seq + 1, area, ended }
            : entryState(register, { area, key: randomUUID() });
          const by = { kind: "founder", id: "founder" } as const;
          const done = await city.ledger.append(command(by, [entryWrite(next)]));
          if (done.outcome !== "appended") throw new Error(JSON.stringify(done));
          own[place] = next;
          if (fold) await city.ledger.bench.pool.query("SELECT ledger.fold_tally($1, 3)", [CITY]);
        }
        all.push(...own);
        const naively: Record<string, number> = {};
        for (const { register, area, ended } of all) {
          const key = `entry ${register} 0 alpha ${area}`;
          if (!ended) naively[key] = (naively[key] ?? 0) + 1;
        }
        for (const name of ["handler", "desk", "watcher"] as const)
          expect(Object.fromEntries(await told(as(name)))).toEqual(naively);
        expect(await told(as("idle"))).toEqual([]);
      }),
      { numRuns: 8, seed: 76 },
    );
  }, 60_000);
});
