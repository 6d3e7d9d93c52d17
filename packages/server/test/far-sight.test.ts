import type { CaseDone, CasePage, CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { act, type Browser, foundTown, MONDAY, type Town } from "./town.ts";

const LEAD = "511102-urban";
let town: Town;
beforeAll(async () => {
  town = await foundTown();
}, 60_000);
afterAll(() => town.close());

/** Does one thing with the case as it stands now. */
async function step(who: Browser, id: string, action: string, form: object = {}) {
  const view = (await who.get(`/api/cases/${id}`)).json<CaseView>();
  const done = await act(who, view, action, form);
  expect(done.statusCode, `${action}: ${done.body}`).toBe(200);
}

/** The one open call-back of an order. */
async function callbackOf(who: Browser, order: string): Promise<string> {
  const page = (await who.get("/api/cases?pack=hotline&type=callback")).json<CasePage>();
  for (const { id } of page.rows) {
    const seen = (await who.get(`/api/cases/${id}`)).json<CaseView>();
    if (JSON.stringify(seen.fields).includes(order)) return id;
  }
  throw new Error(`no call-back of ${order}`);
}

it("settles what was split from an order that waits for its own call-back (CS-16)", async () => {
  town.at(MONDAY);
  const [desk, sender, unit, reviewer, caller] = await Promise.all(
    ["zuoxi", "paidan", "chengban", "shenhe", "huifang"].map((account) => town.staff(account)),
  );
  if (!desk || !sender || !unit || !reviewer || !caller) throw new Error("nobody there");
  const { rows } = (await desk.get("/api/registers/hotline/topic?limit=200")).json();
  const topic = rows.find(({ key }: { key: string }) => key === "urban.lamp").id;
  const form = {
    what: "路灯不亮，垃圾也没有清运。",
    kind: "help",
    channel: "call",
    topic,
    lead: LEAD,
    caller: { phone: "13812345678" },
  };
  const opening = { pack: "hotline", type: "order", action: "register", form };
  const opened = await desk.post("/api/cases", opening, { "idempotency-key": v4() });
  const whole = opened.json<CaseDone>().case.id;
  await step(unit, whole, "sign");
  await step(sender, whole, "split", { part_what: "垃圾没有清运。", part_kind: "help" });
  const orders = (await sender.get("/api/cases?pack=hotline&type=order")).json<CasePage>().rows;
  const part = orders.find(({ id }) => id !== whole)?.id ?? "";
  await step(sender, part, "dispatch", { topic, lead: LEAD });
  await step(unit, part, "sign");
  for (const id of [whole, part]) {
    await step(unit, id, "reply", { outcome: "solved", answer: "已处理。" });
    await step(reviewer, id, "approve");
  }
  await step(caller, await callbackOf(caller, part), "fixed", { rating: "satisfied" });
  const state = async (id: string) =>
    (await sender.get(`/api/cases/${id}`)).json<CaseView>().state.id;
  expect([await state(part), await state(whole)]).toEqual(["closed", "answered"]);
});
