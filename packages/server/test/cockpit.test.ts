import type { Me, Moment, Post } from "@xinlian/kernel";
import type { CaseCount, CasePage, Cockpit, CockpitKept, OpensCases } from "@xinlian/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldCounts } from "../src/cockpit/fold.ts";
import { change, figureTown, reload } from "./figure-town.ts";
import { MONDAY, type Town } from "./town.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AREAS = ["511102", "511102006", "511126", "511111", "511100"];
const LEADS = ["511102-housing", "511126-housing"];
/** Sees the pack, a county, a county and beside it what a unit of another one leads. */
const VIEWERS = ["desk", "watch", "both"];

let town: Town;
let now = MONDAY;
beforeAll(async () => {
  town = await figureTown();
  const id = v7();
  const post = (role: string, unit: string) => ({ person: id, pack: "lamps", role, unit });
  await change(town, [
    { kind: "person-set", person: { id, name: "both", unit: LEADS[0] as string } },
    { kind: "post-given", post: post("watch", LEADS[0] as string) },
    { kind: "post-given", post: post("handler", LEADS[1] as string) },
  ]);
  await town.house.ledger.accounts.put({ login: "both", passwordHash: "-", person: id });
  await reload(town);
  await live();
}, 120_000);
afterAll(() => town.close());

async function take(order: object): Promise<string | null> {
  const { keeper, engine } = town.house;
  const pack = keeper.now.packs.get("lamps");
  if (pack === undefined) throw new Error("no lamps");
  const at = (role: string, unit: string): Post => ({ person: "p", pack: "lamps", role, unit });
  const posts = [
    at("desk", keeper.now.profile.platform),
    ...LEADS.map((lead) => at("handler", lead)),
  ];
  const me: Me = { actor: "person:p", kind: "person", person: "p", posts };
  const done = await engine.take({
    order: order as never,
    pack,
    me,
    principal: { kind: "clock", id: "clock" },
    key: v7(),
    match: null,
    now: now as Moment,
  });
  return done.ok ? done.value.stream : null;
}

/** Seven weeks: some are answered and closed in time, some late, some never, some wait. */
async function live(): Promise<void> {
  const made: string[] = [];
  for (let n = 0; n < 48; n += 1) {
    now += DAY + (n % 5) * HOUR;
    town.at(now);
    const form = {
      kind: n % 3 === 0 ? "complain" : "help",
      what: "路灯不亮",
      place: { area: AREAS[n % AREAS.length] },
    };
    const stream = await take({ do: "open", type: "order", action: "register", form });
    if (stream !== null) made.push(stream);
    const lead = LEADS[n % 2];
    const act = (back: number, action: string, sent: object) =>
      take({ do: "act", stream: made[n - back], action, form: sent });
    if (n % 4 !== 3) await act(0, "accept", { lead });
    if (n > 3 && n % 3 !== 0) await act(3, "reply", { answer: "已修" });
    if (n > 27) await act(27, "reply", { answer: "迟修" });
    if (n > 6 && n % 4 === 1) await act(4, "close", {});
    if (n > 28 && n % 2 === 0) await act(28, "close", {});
    if (n % 4 === 0) await town.work();
    if (n % 10 === 5) await foldCounts(town.house);
  }
}

function numbersIn(value: unknown): readonly OpensCases[] {
  if (value === null || typeof value !== "object") return [];
  if ("opens" in value && "n" in value) return [value as OpensCases];
  return Object.values(value).flatMap(numbersIn);
}

const total = (parts: readonly { readonly n: number }[]) =>
  parts.reduce((sum, { n }) => sum + n, 0);

async function pageOf(account: string) {
  const browser = await town.staff(account);
  const answer = await browser.get("/api/cockpit");
  expect(answer.statusCode).toBe(200);
  return { browser, page: answer.json<Cockpit>() };
}

describe("the cockpit", () => {
  it("CP-2 CP-3 CP-5 every number opens as many cases as it says, whoever reads it, folded or not, at any hour", async () => {
    for (const later of [0, 6 * DAY + 3 * HOUR + 17 * 60_000]) {
      town.at(now + later);
      if (later > DAY) await foldCounts(town.house);
      for (const account of VIEWERS) {
        const { browser, page } = await pageOf(account);
        const numbers = numbersIn(page);
        expect(numbers.length).toBeGreaterThan(100);
        for (const { n, opens } of new Map(numbers.map((each) => [each.opens, each])).values()) {
          const told = (await browser.get(`/api/cases/count?${opens}`)).json<CaseCount>();
          expect([account, later, opens, told.count, told.more]).toEqual([
            account,
            later,
            opens,
            n,
            false,
          ]);
        }
      }
    }
    town.at(now);
  }, 120_000);

  it("CP-4 CP-6 counties, packs and days add up to the whole; the share is of what ended", async () => {
    for (const account of VIEWERS) {
      const { page } = await pageOf(account);
      const { whole, counties, packs, overdue, standing } = page;
      for (const name of ["open", "late", "today", "came", "ended", "breached"] as const) {
        const sums = [counties, packs].map((all) => total(all.map((each) => each[name])));
        expect([name, ...sums]).toEqual([name, whole[name].n, whole[name].n]);
      }
      expect(total(overdue.map(({ cases }) => cases))).toBe(whole.late.n);
      expect(total(standing.map(({ cases }) => cases))).toBe(whole.open.n);
      const share = (whole.ended.n - whole.breached.n) / whole.ended.n;
      expect(whole.onTime).toBeCloseTo(share);
      if (account === "desk") {
        const some = [whole.late, whole.ended, whole.breached].map(({ n }) => n > 0);
        expect([some, page.whole]).toEqual([[true, true, true], page.whole]);
      }
    }
  });

  it("CP-3 the first of a county is the one that is due first of its list", async () => {
    const { browser, page } = await pageOf("desk");
    const listed = async (opens: string) =>
      (await browser.get(`/api/cases?${opens}&sort=due&limit=6`)).json<CasePage>().rows;
    for (const { late, first } of page.counties) {
      const [row] = await listed(late.opens);
      expect(first?.id).toBe(row?.id);
      expect(first?.light).toEqual(row?.light);
    }
    const rows = await listed(page.whole.late.opens);
    expect(page.first.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it("CP-1 only those have it to whom a pack gives a cockpit, over the packs of their posts", async () => {
    const handler = await town.staff("lamp");
    expect((await handler.get("/api/cockpit")).statusCode).toBe(404);
    expect((await handler.get("/api/cockpit/kept")).statusCode).toBe(404);
    const { page } = await pageOf("watch");
    expect(page.packs.map(({ pack, desk }) => [pack, desk])).toEqual([["lamps", "cockpit"]]);
  });

  it("CP-7 what takes long is answered at once, for packs that have none as nothing", async () => {
    const browser = await town.staff("desk");
    const kept = (await browser.get("/api/cockpit/kept")).json<CockpitKept>();
    expect(kept).toEqual({ packs: [] });
  });
});
