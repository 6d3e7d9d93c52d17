import { describe, expect, it } from "vitest";
import { city, packOf } from "./case-city.ts";

/** Calls at a desk that opens matters; notes that nothing declares to hang anywhere. */
const PACK = packOf(`
pack: calls
text: 来电 | Calls
roles: { desk: { text: 坐席 | desk, sees: city } }
cases:
  talk:
    text: 来电 | call
    fields: { who: { is: contact, text: 来电人 | caller, seal: [desk] } }
    states: { on: 通话中 | on, over: { text: 已结束 | over, end: true } }
    actions:
      take: { text: 接听 | take, from: new, to: on, by: [desk, feed], form: [who?] }
      end: { text: 结束 | end, from: on, to: over, by: [desk, feed, clock] }
    clocks: { long: { text: 通话 | talk, from: on, to: over, limit: 24h, at: { due: end } } }
  matter:
    text: 诉求 | matter
    fields: { what: { is: text, text: 内容 | what } }
    states: { open: 待办 | open, done: { text: 办结 | done, end: true } }
    actions:
      register: { text: 登记 | register, from: new, to: open, by: [desk], form: [what] }
      close: { text: 办结 | close, from: open, to: done, by: [desk] }
    clocks: { settle: { text: 办结 | settle, from: open, to: done, limit: 24h } }
  memo:
    text: 备忘 | memo
    fields: { what: { is: text, text: 内容 | what } }
    states: { open: 待办 | open, done: { text: 办结 | done, end: true } }
    actions:
      jot: { text: 记下 | jot, from: new, to: open, by: [desk], form: [what] }
      drop: { text: 划去 | drop, from: open, to: done, by: [desk, clock] }
    clocks: { keep: { text: 保留 | keep, from: open, to: done, limit: 24h, at: { due: drop } } }
desks:
  intake: { for: [desk], of: talk, verbs: [matter.register], calls: { take: talk.take, end: talk.end } }
`);

describe("a case that is hung on another one by hand", () => {
  it("CS-23 hangs matters on their call, several on one, also when it is over", () => {
    const town = city(PACK);
    const call = town.open("2026-11-02 09:00", "p-desk", "talk", "take", {});
    const hang = (minute: string, what: string) =>
      town.do(`2026-11-02 09:${minute}`, "p-desk", {
        do: "open",
        type: "matter",
        action: "register",
        form: { what },
        parent: call,
      }).changes[0]?.after;
    const first = hang("01", "路灯不亮");
    town.act("2026-11-02 09:02", "p-desk", call, "end");
    const second = hang("03", "烧烤油烟");
    expect([first?.parent, second?.parent]).toEqual([call, call]);
    expect(town.case(call).links["matter"]).toEqual([first?.stream, second?.stream]);
    expect(town.case(call).state).toBe("over");
  });

  it("CS-23 refuses what nothing declares, and a parent that is not in sight", () => {
    const town = city(PACK);
    const call = town.open("2026-11-02 09:00", "p-desk", "talk", "take", {});
    const memo = { do: "open", type: "memo", action: "jot", form: { what: "稍后回电" } } as const;
    expect(town.try("2026-11-02 09:01", "p-desk", { ...memo, parent: call })).toMatchObject({
      ok: false,
      fault: { code: "case-parent-type", place: "parent", values: { allowed: "-" } },
    });
    const matter = { ...memo, type: "matter", action: "register" } as const;
    expect(town.try("2026-11-02 09:01", "p-desk", { ...matter, parent: "nowhere" })).toMatchObject({
      ok: false,
      fault: { code: "case-unknown", place: "parent" },
    });
    const other = town.open("2026-11-02 09:02", "p-desk", "matter", "register", { what: "停水" });
    expect(town.try("2026-11-02 09:03", "p-desk", { ...matter, parent: other })).toMatchObject({
      fault: { code: "case-parent-type", values: { allowed: "talk" } },
    });
  });
});
