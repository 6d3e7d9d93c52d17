import {
  type CaseEvent,
  type CaseState,
  contributionsOf,
  dueMarks,
  evolve,
  type Me,
  type Moment,
  type Post,
  parsePeriod,
} from "@xinlian/kernel";
import { rebuildRows, type StoredEvent } from "@xinlian/ledger";
import type { CaseCount, CasePage, FigureSheet, Panels } from "@xinlian/wire";
import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listingOf } from "../src/engine/listing.ts";
import { recountAll } from "../src/figure/recount.ts";
import { FIGURES } from "./figure-lamps.ts";
import { change, figureTown, lampFiles, loadLamps, reload } from "./figure-town.ts";
import { type Browser, MONDAY, type Town } from "./town.ts";

let town: Town;
let desk: Browser;
beforeAll(async () => {
  town = await figureTown();
}, 120_000);
// The clock of the town moves on by months; sessions end meanwhile.
beforeEach(async () => {
  desk = await town.staff("desk");
});
afterAll(() => town.close());

const DAY = 86_400_000;
const AREAS = ["511102", "511102006", "511126", "511111", "511100"];
const LEADS = ["511102-housing", "511126-housing"];

type Step =
  | {
      readonly do: "register";
      readonly kind: string;
      readonly area: number;
      readonly lamps: number | null;
    }
  | { readonly do: string; readonly which: number; readonly lead: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("register" as const),
    kind: fc.constantFrom("help", "complain"),
    area: fc.nat(AREAS.length - 1),
    lamps: fc.option(fc.integer({ min: 0, max: 9 })),
  }),
  fc.record({
    do: fc.constantFrom("accept", "reply", "close", "extend", "urge", "redo", "accept", "reply"),
    which: fc.nat(40),
    lead: fc.nat(LEADS.length - 1),
  }),
);

function someone(): Me {
  const unit = town.house.keeper.now.profile.platform;
  const post = (role: string, at: string): Post => ({ person: "p", pack: "lamps", role, unit: at });
  const posts = [post("desk", unit), ...LEADS.map((lead) => post("handler", lead))];
  return { actor: "person:p", kind: "person", person: "p", posts };
}

async function take(order: object, now: number) {
  const pack = town.house.keeper.now.packs.get("lamps");
  if (pack === undefined) throw new Error("no lamps");
  return town.house.engine.take({
    order: order as never,
    pack,
    me: someone(),
    principal: { kind: "clock", id: "clock" },
    key: v7(),
    match: null,
    now: now as Moment,
  });
}

/** Plays a history; what cannot be done then is simply not done. */
async function play(steps: readonly Step[], from: number): Promise<number> {
  const made: string[] = [];
  let now = from;
  for (const each of steps) {
    now += 7 * 3_600_000;
    town.at(now);
    if (each.do === "register" && "kind" in each) {
      const place = { area: AREAS[each.area] };
      const form = { kind: each.kind, what: "路灯不亮", place, lamps: each.lamps };
      const done = await take({ do: "open", type: "order", action: "register", form }, now);
      if (done.ok) made.push(done.value.stream);
    } else if ("which" in each && made.length > 0) {
      const stream = made[each.which % made.length];
      const forms: Record<string, object> = {
        accept: { lead: LEADS[each.lead] },
        reply: { answer: "已修" },
        extend: { more: "5wd" },
      };
      await take({ do: "act", stream, action: each.do, form: forms[each.do] ?? {} }, now);
    }
    if (now % (5 * DAY) < 7 * 3_600_000) await town.work();
  }
  return now;
}

/** Every case as folded anew from its events. */
async function replayed(): Promise<readonly CaseState[]> {
  const { ledger, engine } = town.house;
  const rows = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ stream: string }>("SELECT stream FROM ledger.case_row WHERE city = $1", [
      engine.city.code,
    ]),
  );
  const states: CaseState[] = [];
  for (const { stream } of rows) {
    let state: CaseState | null = null;
    for (const event of await ledger.events({ kind: "engine" }, stream)) {
      state = evolve(state, event as unknown as CaseEvent);
    }
    if (state !== null) states.push(state);
  }
  return states;
}

/** The figures told without the product's counting: each definition said once more over whole cases. */
const TOLD: Readonly<Record<string, (state: CaseState) => readonly [number, number] | null>> = {
  received: (state) => [state.opened, 1],
  lamps: (state) =>
    typeof state.fields["lamps"] === "number" ? [state.opened, state.fields["lamps"]] : null,
  fell_due: (state) => [state.clocks["fix"]?.firstDue ?? 0, 1],
  answers: (state) => {
    const first = state.past["reply"]?.first;
    return first === undefined ? null : [first, 1];
  },
};

async function sheet(browser: Browser, query: string): Promise<FigureSheet> {
  const answer = await browser.get(`/api/figures/lamps?${query}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<FigureSheet>();
}

const PERIODS = [
  "2026-11",
  "2026",
  "2026-11-05",
  "2026-11-20",
  "2026-12",
  "2026-11-02..2026-11-30",
];

describe("figures", () => {
  it("FI-3 are the same as counted anew from all events, for random histories", async () => {
    let now = MONDAY;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        now = await play(steps, now);
        desk = await town.staff("desk");
        const states = await replayed();
        const world = town.house.engine.world(
          town.house.keeper.now.packs.get("lamps") as never,
          now as Moment,
        );
        for (const period of ["2026-11", "2026", "2027"]) {
          const { rows } = await sheet(desk, `period=${period}`);
          const span = parsePeriod(period, { offset: 480, time: "12:00" });
          if (!span.ok) throw new Error(period);
          const until = Math.min(span.value.until, now);
          const within = (at: number) => at >= span.value.from && at < until;
          for (const [name, tell] of Object.entries(TOLD)) {
            const told = states.flatMap((state) => [tell(state)].filter((each) => each !== null));
            const kept = told.filter(([at]) => within(at));
            const row = rows.find(({ indicator }) => indicator === name);
            const sum = kept.reduce((all, [, value]) => all + value, 0);
            expect([period, name, row?.value, row?.n]).toEqual([period, name, sum, kept.length]);
          }
          const counted = states
            .flatMap((state) => contributionsOf(state, world))
            .filter(({ at }) => within(at));
          for (const row of rows) {
            if (town.house.keeper.now.packs.get("lamps")?.indicators[row.indicator]?.derived)
              continue;
            const own = counted.filter(({ indicator }) => indicator === row.indicator);
            const sum = own.reduce((all, { value }) => all + value, 0);
            expect([period, row.indicator, row.value]).toEqual([period, row.indicator, sum]);
          }
        }
      }),
      { numRuns: 12, seed: 20261105 },
    );
  }, 240_000);

  it("FI-3 rebuilding finds no difference, and finds one that was slipped in", async () => {
    const { ledger, engine } = town.house;
    const pack = town.house.keeper.now.packs.get("lamps");
    if (pack === undefined) throw new Error("no lamps");
    const world = engine.world(pack, town.house.now() as Moment);
    const fold = {
      evolve: (state: CaseState | null, event: StoredEvent) =>
        evolve(state, event as unknown as CaseEvent),
      beside: (state: CaseState) => ({
        listing: listingOf(state, pack, world, engine.city),
        marks: dueMarks(state, world),
        counts: contributionsOf(state, world),
      }),
    };
    const same = await rebuildRows(ledger.bench, fold);
    expect(same.differences.filter(({ place }) => place.startsWith("figure"))).toEqual([]);
    const wrong = (state: CaseState) => ({
      ...fold.beside(state),
      counts: contributionsOf(state, world).map((each) => ({ ...each, value: each.value + 1 })),
    });
    const other = await rebuildRows(ledger.bench, { ...fold, beside: wrong });
    const places = new Set(other.differences.map(({ place }) => place));
    expect(places).toContain("figure received");
  }, 60_000);

  for (const account of ["desk", "watch", "lamp", "other"]) {
    it(`every number opens exactly its cases: ${account}`, async () => {
      const browser = await town.staff(account);
      let opened = 0;
      for (const by of ["", "area", "lead", "kind"]) {
        for (const period of PERIODS) {
          const asked = by === "kind" ? "&indicators=received,lamps" : "";
          const { rows } = await sheet(browser, `period=${period}${by && `&by=${by}`}${asked}`);
          for (const row of rows) {
            if (row.opens === null || row.unit?.zh === "%") continue;
            const count = await browser.get(`/api/cases/count?${row.opens}`);
            expect([row.opens, count.json<CaseCount>().count]).toEqual([row.opens, row.n]);
            opened += row.n ?? 0;
          }
        }
      }
      expect(opened).toBeGreaterThan(0);
      const [row] = (await sheet(browser, "period=2026-11&indicators=received")).rows;
      const page = await browser.get(`/api/cases?${row?.opens}&limit=200`);
      expect(page.json<CasePage>().rows.length).toBe(Math.min(row?.n ?? 0, 200));
    }, 60_000);
  }

  it("FI-7 areas add up to their whole, and a county to its townships", async () => {
    const whole = await sheet(desk, "period=2026&indicators=received");
    const parts = await sheet(desk, "period=2026&by=area&indicators=received");
    const sum = parts.rows.reduce((all, { value }) => all + (value ?? 0), 0);
    expect(sum).toBe(whole.rows[0]?.value);
    const county = parts.rows.find(({ key }) => key === "511102");
    const inside = await sheet(desk, "period=2026&area=511102&by=area&indicators=received");
    expect(inside.rows.reduce((all, { value }) => all + (value ?? 0), 0)).toBe(county?.value);
  });

  it("stays within the viewer's reach", async () => {
    const watch = await sheet(await town.staff("watch"), "period=2026&by=area&indicators=received");
    expect(watch.rows.filter(({ value }) => (value ?? 0) > 0).map(({ key }) => key)).toEqual([
      "511102",
    ]);
    const outsider = await town.stranger().get("/api/figures/lamps");
    expect(outsider.statusCode).toBe(401);
  });

  it("FI-6 says why there is no rate, and prints what leaves the house", async () => {
    const { rows, period, cutoff } = await sheet(desk, "period=2020-01");
    expect(rows.find(({ indicator }) => indicator === "rate")).toMatchObject({
      value: null,
      text: "–",
      n: 0,
      why: { zh: "分母为 0，不作计算" },
      means: { zh: "原时限内办结 ÷ 应办结" },
    });
    expect(period).toMatchObject({ from: "2020-01-01T00:00:00+08:00" });
    expect(cutoff).toBe("2020-02-01T00:00:00+08:00");
    const weighted = rows.find(({ indicator }) => indicator === "weighted");
    expect(weighted?.means?.zh).toBe("加权 ÷ 应办结（权重 0.5）");
  });

  it("names what cannot be asked", async () => {
    const codes = async (query: string) => {
      const answer = await desk.get(`/api/figures/lamps?${query}`);
      return answer.json<{ code: string }>().code;
    };
    expect(await codes("period=2026-13")).toBe("figure-period");
    expect(await codes("indicators=nothing")).toBe("figure-unknown");
    expect(await codes("by=owner")).toBe("figure-across");
    const list = await desk.get("/api/cases?pack=lamps&figure=rate&period=2026");
    expect(list.json<{ code: string }>().code).toBe("figure-unknown");
  });

  it("a cockpit's questions are answered for those whose desk it is", async () => {
    const { panels } = (await desk.get("/api/figures/lamps/panels/cockpit")).json<Panels>();
    expect(panels.map(({ name, count }) => [name, count])).toEqual([
      ["open", "open"],
      ["came", null],
      ["kinds", null],
    ]);
    expect(panels[1]?.before?.period.name).toBeDefined();
    expect(panels[2]?.sheet?.by).toBe("kind");
    const lamp = await town.staff("lamp");
    expect((await lamp.get("/api/figures/lamps/panels/cockpit")).statusCode).toBe(404);
  });

  it("are counted anew when a condition changes, and say so until then", async () => {
    await recountAll(town.house);
    const before = await sheet(desk, "period=2026&indicators=lamps");
    expect(before.whole).toBe(true);
    await loadLamps(town, lampFiles(FIGURES.replace("sum: lamps", "sum: lamps + 1")));
    expect((await sheet(desk, "period=2026")).whole).toBe(false);
    expect(await recountAll(town.house)).toBe(1);
    const after = await sheet(desk, "period=2026&indicators=lamps");
    expect(after.whole).toBe(true);
    const [old] = before.rows;
    expect(after.rows[0]?.value).toBe((old?.value ?? 0) + (old?.n ?? 0));
    expect(await recountAll(town.house)).toBe(0);
  }, 60_000);

  it("a weight that the city sets is used and printed at once", async () => {
    await change(town, [{ kind: "setting-set", pack: "lamps", name: "weight", value: 0.25 }]);
    await reload(town);
    const { rows } = await sheet(
      desk,
      "period=2026&indicators=weighted,on_time,late_ones,fell_due",
    );
    const value = (name: string) => rows.find(({ indicator }) => indicator === name)?.value ?? 0;
    const told = (value("on_time") + 0.25 * value("late_ones")) / value("fell_due");
    expect(value("weighted")).toBeCloseTo(told, 9);
    expect(rows[0]?.means?.zh).toContain("权重 0.25");
  });
});
