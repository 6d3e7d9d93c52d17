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
    const { pack, type, action } = { pack: "hotline", type: "order", action: "report" };
    const form = {
      what: "石桥街道路灯不亮",
      place: { area: "519902001", address: "桥头" },
      caller: { name: "张三", phone: "13812345678" },
      kind: "help",
    };
    const answer = await city
      .stranger()
      .post("/api/cases", { pack, type, action, form }, { "idempotency-key": v4() });
    expect(answer.statusCode, answer.body).toBe(201);
    const opened = answer.json<CaseDone>();
    const { id, number } = opened.case;
    const due = (view: CaseView, name: string) =>
      view.clocks.find((clock) => clock.name === name)?.due;
    expect(due(opened.case, "settle")).toBe("2026-11-10T00:00:00+08:00");

    const dispatcher = await city.staff("pai");
    const topics = (await dispatcher.get("/api/registers/hotline/topic")).json<{
      rows: { id: string; key: string }[];
    }>();
    const lamp = topics.rows.find((row) => row.key === "works.lamp")?.id;
    const sent = await take("pai", id, "dispatch", { topic: lamp, lead: "519902-works" });
    expect(due(sent, "sign_by")).toBe("2026-11-02T13:00:00+08:00");
    await take("gong", id, "sign", {});
    const replied = await take("gong", id, "reply", { outcome: "solved", answer: "已换灯具" });
    expect(replied.state.id).toBe("inspected");
    const inspected = await take("du", id, "inspect", { note: "现场已亮" });
    expect(inspected.state.id).toBe("review");
    await take("shen", id, "approve", {});

    const receipt = { authorization: `Receipt ${number} ${opened.secret}` };
    const own = (await city.stranger().get(`/api/cases/${id}`, receipt)).json<CaseView>();
    const closed = await act(city.stranger(), own, "fixed", { rating: "satisfied" }, receipt);
    expect(closed.statusCode, closed.body).toBe(200);
    expect(closed.json<CaseDone>().case.state.id).toBe("closed");
  });
});

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
