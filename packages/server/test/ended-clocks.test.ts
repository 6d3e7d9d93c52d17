import type { Moment } from "@xinlian/kernel";
import type { CaseDone, CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fireDue } from "../src/worker/clock-worker.ts";
import { foundTown, MONDAY, type Town } from "./town.ts";

const DAY = 86_400_000;
let town: Town;
beforeAll(async () => {
  town = await foundTown();
});
afterAll(() => town.close());

it("clocks of an ended case go on: when it can no longer be opened again, it is archived by itself", async () => {
  town.at(MONDAY);
  const taker = await town.staff("zuoxi");
  const form = { what: "请问异地就医怎么备案", kind: "consult", channel: "call" };
  const body = { pack: "hotline", type: "order", action: "register", form };
  const opened = (
    await taker.post("/api/cases", body, { "idempotency-key": v4() })
  ).json<CaseDone>().case;
  const answered = await taker.post(
    `/api/cases/${opened.id}/actions/answer_now`,
    { form: { answer: "在手机上办，三分钟。" } },
    { "idempotency-key": v4(), "if-match": opened.etag },
  );
  expect(answered.statusCode).toBe(200);
  const after = async (days: number) => {
    const now = MONDAY + days * DAY;
    town.at(now);
    while ((await fireDue(town.house.engine, now as Moment, town.house.failed)) > 0);
    const someone = await town.staff("zuoxi");
    return (await someone.get(`/api/cases/${opened.id}`)).json<CaseView>().state.id;
  };
  expect(await after(29)).toBe("closed");
  expect(await after(32)).toBe("archived");
});
