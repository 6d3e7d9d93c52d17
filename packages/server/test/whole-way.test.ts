import type { CaseDone, CaseView, LookReply, Story } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, foundTown, MONDAY, report, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await foundTown();
});
afterAll(async () => {
  await town.close();
});

describe("a matter from the citizen's report to its close", () => {
  it("is accepted, answered by the unit that the duties name, and closed by the citizen", async () => {
    town.at(MONDAY);
    const { view, secret } = await report(town);
    expect(view.number).toMatch(/^LY20261102-\d{5}$/);
    expect(view.fields.find((field) => field.name === "contact")?.value).toBeNull();
    const receiver = await town.staff("shouli");
    const seen = (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
    const accept = seen.actions.find((action) => action.name === "accept");
    expect(accept?.main).toBe(true);

    town.at(MONDAY + 3_600_000);
    const accepted = await act(receiver, seen, "accept", {
      topic: "building",
      lead: "511102-housing",
    });
    expect(accepted.statusCode, accepted.body).toBe(200);
    const handler = await town.staff("zhujian");
    const mine = (await handler.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(mine.lead?.id).toBe("511102-housing");

    town.at(MONDAY + 8 * 3_600_000);
    const replied = await act(handler, mine, "reply", {
      outcome: "solved",
      answer: "三盏路灯已修好。",
    });
    expect(replied.statusCode, replied.body).toBe(200);

    const receipt = { authorization: `Receipt ${view.number} ${secret}` };
    const citizen = town.stranger();
    const own = (await citizen.get(`/api/cases/${view.id}`, receipt)).json<CaseView>();
    const closed = await act(citizen, own, "fixed", {}, receipt);
    expect(closed.statusCode, closed.body).toBe(200);
    expect(closed.json<CaseDone>().case.ended).toBe(true);

    const story = (await receiver.get(`/api/cases/${view.id}/events`)).json<Story>();
    expect(story.events.map((event) => event.words.zh)).toEqual([
      "我要反映",
      "受理并交办",
      "答复",
      "已解决",
    ]);
  });

  it("shows sealed fields only to those the pack names, and puts each look on record first", async () => {
    const { view } = await report(town);
    const receiver = await town.staff("shouli");
    const looked = await receiver.post(`/api/cases/${view.id}/look`, {
      fields: ["contact"],
      why: "核实地点",
    });
    expect(looked.statusCode, looked.body).toBe(200);
    expect(looked.json<LookReply>().fields[0]?.value).toEqual({
      name: "张三",
      phone: "13812345678",
    });
    const after = (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(after.secrecy.looks[0]?.why).toBe("核实地点");
    const leader = await town.staff("lingdao");
    const refused = await leader.post(`/api/cases/${view.id}/look`, {
      fields: ["contact"],
      why: "看看",
    });
    expect(refused.statusCode).toBe(403);
  });

  it("keeps a confidential reporter from the handler", async () => {
    const { view } = await report(town, {
      what: "砖厂夜里冒黑烟。",
      place: { area: "511102006" },
      contact: { phone: "13812345679" },
      kind: "complain",
      secret: true,
    });
    const receiver = await town.staff("shouli");
    const seen = (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(seen.secrecy.confidential).toBe(true);
    await act(receiver, seen, "accept", { topic: "environment", lead: "511102-housing" });
    const handler = await town.staff("zhujian");
    const mine = (await handler.get(`/api/cases/${view.id}`)).json<CaseView>();
    expect(mine.fields.find((field) => field.name === "contact")?.sealed).toEqual({
      present: true,
      mayLook: false,
    });
    const refused = await handler.post(`/api/cases/${view.id}/look`, {
      fields: ["contact"],
      why: "联系群众",
    });
    expect(refused.statusCode).toBe(403);
  });
});
