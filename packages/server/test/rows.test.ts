import { type CaseState, type Moment, rowValues, scopeOf } from "@xinlian/kernel";
import type { CaseFilter } from "@xinlian/wire";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countCases } from "../src/case/count.ts";
import { groupCases } from "../src/case/groups.ts";
import { listPage } from "../src/case/list.ts";
import { NAMES, type Name, NOW, type RowCity, rowCity } from "./rows/city.ts";
import { anyCase, condition } from "./rows/draw.ts";
import { rowPack } from "./rows/pack.ts";

const CONDITIONS = fc.sample(condition, { numRuns: 220, seed: 20_261_110 });
const PACK = rowPack(CONDITIONS);
/** States asked for beside a condition. */
const BESIDE = ["fresh", "fresh,waiting", "worked", "closed,fresh", "fresh,waiting,worked,closed"];
const DAY = 86_400_000;
const nobody = ["00000000-0000-7000-8000-000000000000"];
let city: RowCity;
let states: readonly CaseState[];

beforeAll(async () => {
  city = await rowCity(PACK);
  states = fc.sample(anyCase(Object.values(city.people)), { numRuns: 300, seed: 511_100 });
  await city.put(states);
});
afterAll(async () => {
  await city?.close();
});

/** The rule of the walls said plainly. */
function sees(name: Name, state: CaseState): boolean {
  const me = city.people[name];
  if (state.barred.people.includes(me)) return false;
  const { helper, officer } = state.fields;
  const led = (unit: string) => state.lead === unit || helper === unit;
  switch (name) {
    case "wide":
    case "mixed":
      return true;
    case "county":
      return state.area.startsWith("511102") || officer === me;
    case "town":
      return state.area.startsWith("511102001") || officer === me;
    case "unit":
      return led("511102-housing") || officer === me;
    case "own":
      return officer === me;
    case "both":
      return led("511111-housing") || state.area.startsWith("511102001") || officer === me;
  }
}

function naive(name: Name, desk: string): string[] {
  const node = PACK.cases["matter"];
  const rows = PACK.desks[desk]?.rows;
  if (node === undefined || rows === undefined) throw new Error(desk);
  const { world } = city;
  return states
    .filter((state) => sees(name, state))
    .filter(
      (state) => rows.evaluate(scopeOf("case", { state, node, world, me: city.me(name) })) === true,
    )
    .map(({ stream }) => stream)
    .sort();
}

/** Every page of a filter, by small pages. */
async function listed(name: Name, filter: CaseFilter, limit: number, sort?: "due" | "-opened") {
  const streams: string[] = [];
  let after: string | null = null;
  do {
    const page = await city.ledger.view(city.viewer(name), (sql) =>
      listPage(sql, city.asker(name), filter, {
        limit,
        ...(sort && { sort }),
        ...(after !== null && { after }),
      }),
    );
    streams.push(...page.rows.map(({ stream }) => stream));
    after = page.next;
  } while (after !== null);
  return streams;
}

const LIGHTS = ["ok", "soon", "late", "pause", "done"] as const;

/** The light that a row shows, from the columns said plainly. */
function lightOf(state: CaseState): (typeof LIGHTS)[number] {
  const [first] = Object.values(state.clocks)
    .filter((clock) => clock.stopped === undefined && !state.ended)
    .sort((a, b) => a.due - b.due);
  if (first === undefined) return "done";
  if (first.pauses.length > 0) return "pause";
  if (first.due <= NOW) return "late";
  return first.due - DAY <= NOW ? "soon" : "ok";
}

function dueOf(state: CaseState): number | null {
  const [first] = Object.values(state.clocks)
    .filter((clock) => clock.stopped === undefined && !state.ended)
    .sort((a, b) => a.due - b.due);
  return first?.due ?? null;
}

/** What ends soonest first; those without a date by their opening, the newest first. */
function inOrder(some: readonly CaseState[], sort: "due" | "-opened"): string[] {
  const byOpened = (a: CaseState, b: CaseState) =>
    b.opened - a.opened || (a.stream < b.stream ? 1 : -1);
  if (sort === "-opened") return [...some].sort(byOpened).map(({ stream }) => stream);
  const dated = some.filter((state) => dueOf(state) !== null);
  const rest = some.filter((state) => dueOf(state) === null);
  dated.sort((a, b) => (dueOf(a) ?? 0) - (dueOf(b) ?? 0) || (a.stream < b.stream ? -1 : 1));
  return [...dated, ...rest.sort(byOpened)].map(({ stream }) => stream);
}

const anyFilter = fc.record(
  {
    type: fc.constant("matter"),
    state: fc.constantFrom("open", "ended", "fresh,waiting", "worked", "closed,fresh"),
    light: fc.constantFrom(...LIGHTS),
    area: fc.constantFrom("511100", "511102", "511102001", "511111"),
    lead: fc.constantFrom("hall", "511102-housing", "511111-housing"),
    from: fc.constantFrom("2026-11-01", "2026-11-09"),
    to: fc.constantFrom("2026-11-09", "2026-11-12"),
    q: fc.constantFrom("路灯", "路面 坑洼", "没有"),
    "field.kind": fc.constantFrom("help", "ask"),
    "field.urgent": fc.constantFrom("true", "false"),
  },
  { requiredKeys: ["type"] },
);
type Drawn = CaseFilter & { readonly type: string };

function passes(state: CaseState, filter: Drawn): boolean {
  const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const { kind, urgent, what } = state.fields;
  const prefix = (code: string) => code.replace(/(00)+$/, "");
  const named =
    filter.state === undefined ||
    (filter.state === "open" && !state.ended) ||
    (filter.state === "ended" && state.ended) ||
    filter.state.split(",").includes(state.state);
  return (
    named &&
    (filter.light === undefined || lightOf(state) === filter.light) &&
    (filter.area === undefined || state.area.startsWith(prefix(filter.area))) &&
    (filter.lead === undefined || state.lead === filter.lead) &&
    (filter.from === undefined || day(state.opened) >= filter.from) &&
    (filter.to === undefined || day(state.opened) <= filter.to) &&
    (filter.q === undefined ||
      filter.q.split(" ").every((word) =>
        String(what ?? "")
          .split(" ")
          .includes(word),
      )) &&
    (filter["field.kind"] === undefined || kind === filter["field.kind"]) &&
    (filter["field.urgent"] === undefined || String(urgent === true) === filter["field.urgent"])
  );
}

describe("rows of desks", () => {
  test("ROW-4 are those for which the condition holds, for everybody, and as many as are counted", async () => {
    for (const [at, written] of CONDITIONS.entries()) {
      const name = NAMES[at % NAMES.length] ?? "wide";
      const filter = { pack: "rowed", desk: `d${at}` };
      const right = naive(name, filter.desk);
      const found = await listed(name, filter, 200);
      expect([written, name, [...found].sort()]).toEqual([written, name, right]);
      const count = await city.ledger.view(city.viewer(name), (sql) =>
        countCases(sql, city.asker(name), filter),
      );
      expect([written, name, count.count]).toEqual([written, name, right.length]);
      const state = BESIDE[at % BESIDE.length] as string;
      const among = states.filter((each) => state.split(",").includes(each.state));
      const narrowed = await listed(name, { ...filter, type: "matter", state }, 200);
      expect([written, state, narrowed.sort()]).toEqual([
        written,
        state,
        among
          .map(({ stream }) => stream)
          .filter((stream) => right.includes(stream))
          .sort(),
      ]);
    }
  }, 120_000);

  test("ROW-4 any filter lists, in its order, what it counts and what its groups add up to", async () => {
    const drawn = fc.sample(fc.tuple(anyFilter, fc.constantFrom("due", "-opened")), {
      numRuns: 120,
      seed: 7,
    });
    for (const [at, [given, sort]] of drawn.entries()) {
      const name = NAMES[at % NAMES.length] ?? "wide";
      const filter = { pack: "rowed", ...given } as Drawn;
      const right = states.filter((state) => sees(name, state) && passes(state, filter));
      const found = await listed(name, filter, 7, sort as "due");
      expect([filter, name, found]).toEqual([filter, name, inOrder(right, sort as "due")]);
      await city.ledger.view(city.viewer(name), async (sql) => {
        const asker = city.asker(name);
        const count = await countCases(sql, asker, filter);
        expect([filter, name, count.count]).toEqual([filter, name, right.length]);
        for (const light of LIGHTS) {
          const of = right.filter((state) => lightOf(state) === light).length;
          expect([filter, light, count.lights[light]]).toEqual([filter, light, of]);
        }
        for (const by of ["area", "lead", "state", "light", "kind", "helper", "urgent"]) {
          const { rows, total } = await groupCases(sql, asker, filter, by);
          expect([by, total]).toEqual([by, count.count]);
          expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(total);
          for (const { count: n, lights } of rows)
            expect(Object.values(lights).reduce((a, b) => a + b, 0)).toBe(n);
        }
      });
    }
  }, 120_000);

  test("a list that is paged while cases come in loses none and shows none twice", async () => {
    const seen: string[] = [];
    const made: CaseState[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPage>> = await city.ledger.view(
        city.viewer("wide"),
        (sql) =>
          listPage(
            sql,
            city.asker("wide"),
            { pack: "rowed", type: "matter" },
            { limit: 20, sort: "due", ...(after !== null && { after }) },
          ),
      );
      seen.push(...page.rows.map(({ stream }) => stream));
      after = page.next;
      const more = fc.sample(anyCase(nobody), { numRuns: 3, seed: seen.length });
      made.push(...more);
      await city.put(more);
    } while (after !== null);
    const before = new Set(
      states.filter((state) => sees("wide", state)).map(({ stream }) => stream),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((stream) => before.has(stream)).sort()).toEqual([...before].sort());
    states = [...states, ...made];
  }, 60_000);

  test("a word that is in very many cases is found month by month, in the order asked for", async () => {
    const many = fc.sample(anyCase(nobody), { numRuns: 1_300, seed: 3 }).map((state, at) => ({
      ...state,
      opened: (NOW - at * 7 * 3_600_000 - DAY) as Moment,
      fields: { ...state.fields, what: at % 400 === 0 ? "常见 少见" : "常见" },
    }));
    for (let at = 0; at < many.length; at += 325) await city.put(many.slice(at, at + 325));
    const seen = many.filter((state) => sees("county", state));
    for (const sort of ["due", "-opened"] as const) {
      const filter = { pack: "rowed", type: "matter", q: "常见" };
      expect(await listed("wide", filter, 190, sort)).toEqual(inOrder(many, sort));
      expect(await listed("county", filter, 190, sort)).toEqual(inOrder(seen, sort));
      const rare = many.filter(({ fields }) => fields["what"] === "常见 少见");
      expect(await listed("wide", { ...filter, q: "常见 少见" }, 3, sort)).toEqual(
        inOrder(rare, sort),
      );
    }
    const closed = many.filter(({ state }) => state === "closed");
    const narrow = { pack: "rowed", type: "matter", q: "常见", state: "closed" };
    expect(await listed("wide", narrow, 50, "-opened")).toEqual(inOrder(closed, "-opened"));
  }, 120_000);

  test("ROW-6 rows written by another layout are filled, unless their case moved on", async () => {
    const [state] = states;
    if (state === undefined) throw new Error("no case");
    const layout = { text: ["helper"], number: [], time: ["visited"], flag: ["urgent"] };
    const { slots } = city.ledger;
    const stale = { stream: state.stream, seq: 7, slots: rowValues(state, layout) };
    expect(await slots.fill([stale])).toBe(0);
    expect(await slots.fill([{ ...stale, seq: 1 }])).toBe(1);
    const [row] = await city.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ s1: string | null; s2: string | null; t1: Date | null; flags: string }>(
        "SELECT s1, s2, t1, flags FROM ledger.case_row WHERE stream = $1",
        [state.stream],
      ),
    );
    expect(row).toEqual({
      s1: state.fields["helper"] ?? null,
      s2: null,
      t1: state.fields["visited"] === undefined ? null : new Date(Number(state.fields["visited"])),
      flags: state.fields["urgent"] === true ? "1" : "0",
    });
  });
});
