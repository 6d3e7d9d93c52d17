import type { CaseDone, CaseView, PackView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CITY, foundSecondCity, type SecondCity } from "./second-city.ts";
import { act, type Browser, MONDAY } from "./town.ts";

describe("a second city, from data alone (PK-8, PK-9)", () => {
  let city: SecondCity;
  beforeAll(async () => {
    const founded = await foundSecondCity(MONDAY);
    if (typeof founded === "string") throw new Error(founded);
    city = founded;
  });
  afterAll(() => city?.close());

  async function see(who: Browser, id: string): Promise<CaseView> {
    const answer = await who.get(`/api/cases/${id}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<CaseView>();
  }

  async function take(
    account: string,
    id: string,
    action: string,
    form: object,
  ): Promise<CaseView> {
    const who = await city.staff(account);
    const done = await act(who, await see(who, id), action, form);
    expect(done.statusCode, done.body).toBe(200);
    return done.json<CaseDone>().case;
  }

  async function report(): Promise<CaseDone> {
    const form = {
      what: "石桥街道路灯不亮",
      place: { area: "519902001", address: "桥头" },
      caller: { name: "张三", phone: "13812345678" },
      kind: "help",
    };
    const [pack, type, action] = city.house.keeper.now.profile.report?.split(".") ?? [];
    const answer = await city
      .stranger()
      .post("/api/cases", { pack, type, action, form }, { "idempotency-key": v4() });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<CaseDone>();
  }

  /** The entry of the topic that this city's register calls `works.lamp`. */
  async function lamp(): Promise<string | undefined> {
    const dispatcher = await city.staff("pai");
    const topics = (await dispatcher.get("/api/registers/hotline/topic")).json<{
      rows: { id: string; key: string }[];
    }>();
    return topics.rows.find((row) => row.key === "works.lamp")?.id;
  }

  it("has its own units, limits and steps", async () => {
    const who = await city.staff("du");
    const view = (await who.get("/api/packs/hotline")).json<PackView>();
    const order = view.types.find(({ name }) => name === "order");
    expect(order?.states.map(({ name }) => name)).toContain("inspected");
    const settings = new Map(view.settings.map(({ name, value }) => [name, value]));
    expect(settings.get("sign_limit")).toBe('"4h"');
    expect(JSON.parse(settings.get("settle_limit") ?? "{}")).toMatchObject({
      help: "5wd",
      complaint: "15wd",
    });
  });

  it("runs a case through, by its own limits and over its own step", async () => {
    const opened = await report();
    const { id } = opened.case;
    const due = (view: CaseView, name: string) =>
      view.clocks.find((clock) => clock.name === name)?.due;
    expect(due(opened.case, "settle")).toBe("2026-11-10T00:00:00+08:00");

    const sent = await take("pai", id, "dispatch", { topic: await lamp(), lead: "519902-works" });
    expect(due(sent, "sign_by")).toBe("2026-11-02T13:00:00+08:00");
    await take("gong", id, "sign", {});
    const replied = await take("gong", id, "reply", { outcome: "solved", answer: "已换灯具" });
    expect(replied.state.id).toBe("inspected");
    const inspected = await take("du", id, "inspect", { note: "现场已亮" });
    expect(inspected.state.id).toBe("review");
    await take("shen", id, "approve", {});

    const own = await mine(opened);
    expect(offered(own)).toEqual(expect.arrayContaining(["fixed", "not_fixed"]));
    const closed = await act(city.stranger(), own, "fixed", {}, receipt(opened));
    expect(closed.statusCode, closed.body).toBe(200);
    expect(closed.json<CaseDone>().case.state.id).toBe("closed");
    const after = await mine(opened);
    expect(offered(after)).toEqual(expect.arrayContaining(["rate", "reopen"]));
    const rated = await act(
      city.stranger(),
      after,
      "rate",
      { rating: "satisfied" },
      receipt(opened),
    );
    expect(rated.statusCode, rated.body).toBe(200);
  });

  it("hears a merged caller through the case his went into", async () => {
    const [first, second] = [await report(), await report()];
    const into = first.case.id;
    await take("pai", second.case.id, "merge", { into });
    expect(offered(await mine(second))).not.toContain("not_fixed_too");
    await take("pai", into, "dispatch", { topic: await lamp(), lead: "519902-works" });
    await take("gong", into, "sign", {});
    await take("gong", into, "reply", { outcome: "solved", answer: "三盏都换了" });
    await take("du", into, "inspect", { note: "已亮" });
    await take("shen", into, "approve", {});
    const asked = await mine(second);
    expect(offered(asked)).toEqual(expect.arrayContaining(["fixed_too", "not_fixed_too"]));
    const said = await act(city.stranger(), asked, "not_fixed_too", {}, receipt(second));
    expect(said.statusCode, said.body).toBe(200);
    expect((await see(await city.staff("pai"), into)).state.id).toBe("handling");
  });

  /** The case as its own citizen sees it. */
  async function mine(opened: CaseDone): Promise<CaseView> {
    const answer = await city.stranger().get(`/api/cases/${opened.case.id}`, receipt(opened));
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<CaseView>();
  }
});

function receipt({ case: { number }, secret }: CaseDone): Record<string, string> {
  return { authorization: `Receipt ${number} ${secret}` };
}

function offered(view: CaseView): readonly string[] {
  return view.actions.map(({ name }) => name);
}

describe("a city that sets what its packs do not know", () => {
  it("is not founded, and told where and what is allowed", async () => {
    const wrong = CITY.replace("sign_limit: 4h", "sign_limit: soon\n    signing: 4h");
    const told = await foundSecondCity(MONDAY, { "city.yaml": wrong });
    expect(told).toContain("city.yaml:12");
    expect(told).toContain("pack-limit");
    expect(told).toContain("city.yaml:13");
    expect(told).toContain("sign_limit");
  });

  it("is told of a mistaken part by the part's own file and line", async () => {
    const told = await foundSecondCity(MONDAY, {
      "packs/hotline/cases/order.yaml": "actions:\n  reply: { to: nowhere }\n",
    });
    expect(told).toContain("city/cases/order.yaml:2");
    expect(told).toContain("nowhere");
  });
});
