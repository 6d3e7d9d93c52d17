import { describe, expect, it } from "vitest";
import { rowVerbs } from "../src/case/row-verbs.ts";
import type { CaseState } from "../src/case/state.ts";
import { city, packOf } from "./case-city.ts";

const PACK = `
pack: lamps
text: 路灯 | Lamps
roles:
  desk:    { text: 受理 | desk, sees: city }
cases:
  order:
    text: 工单 | order
    number: "LD{date}-{block:4}"
    fields:
      who:   { is: contact, text: 联系人 | contact, seal: [desk] }
      quiet: { is: yes, text: 不发短信 | no messages }
      into:  { is: order, text: 并入 | into }
      what:  { is: text, text: 内容 | what }
    states:
      open:   待办 | open
      done:   { text: 办结 | done, end: true }
      merged: { text: 已并 | merged, end: true }
    actions:
      register: { text: 登记 | register, from: new, to: open, by: [desk, self], form: [who?, quiet?, what?] }
      merge:    { text: 并单 | merge, from: open, to: merged, by: [desk], form: [into], join: into }
      split:    { text: 拆分 | split, from: open, by: [desk], make: { order.register: { what: what, who: who } } }
      ring:     { text: 回访 | ring, from: open, by: [desk], make: { call.plan: { for: "callers.filter(c, c.who != null)", of: it, who: it.who } } }
      say:      { text: 说 | say, from: open, by: [desk], tell: { "citizen if !quiet": "{number} 有进展 | {number} goes on" } }
      fixed:
        text: 解决了 | fixed
        from: open
        by: [citizen, desk]
        form: [what]
        when: "links.call.exists(c, !c.ended)"
        do: { call.answer: { for: "links.call.filter(c, c.of == this && !c.ended)", said: form.what } }
      close:    { text: 办结 | close, from: open, to: done, by: [desk], do: { call.drop: { for: "links.call.filter(c, !c.ended)" } } }
      spoil:    { text: 弄错 | spoil, from: open, by: [desk], do: { call.answer: { for: links.call, said: "'x'" } } }
    clocks: { fix: { text: 修复 | fix by, from: open, to: [done, merged], limit: 7wd } }
  call:
    text: 回访 | call
    fields:
      of:   { is: order, text: 工单 | order }
      who:  { is: contact, text: 联系人 | contact, seal: [desk] }
      said: { is: text, text: 说法 | said }
    states: { planned: 待回访 | planned, said_it: { text: 已答 | answered, end: true }, dropped: { text: 撤回 | dropped, end: true } }
    actions:
      plan:   { text: 安排 | plan, from: new, to: planned, by: [self], form: [of, who] }
      answer: { text: 作答 | answer, from: planned, to: said_it, by: [case], form: [said] }
      drop:   { text: 撤回 | drop, from: planned, to: dropped, by: [case] }
    clocks: { by: { text: 回访期限 | call by, from: planned, to: [said_it, dropped], limit: 5wd } }
desks:
  queue: { for: [desk], of: order, verbs: [close, say] }
`;

const LAMPS = packOf(PACK);
const FORM = { who: { name: "某", phone: "13800000000" }, what: "不亮" };

function two(form = {}) {
  const town = city(LAMPS);
  const open = (more: object) =>
    town.open("2026-11-02 09:00", "p-desk", "order", "register", { ...FORM, ...more });
  const [first, second] = [open({}), open(form)];
  town.act("2026-11-02 10:00", "p-desk", second, "merge", { into: first });
  return { town, first, second };
}

describe("a case that does an action of others", () => {
  it("CS-24 does it with every case of the list, as whoever acts here", () => {
    const { town, first } = two();
    const calls = town.act("2026-11-02 11:00", "p-desk", first, "ring").changes;
    expect(calls.filter(({ after }) => after.type === "call")).toHaveLength(2);
    const done = town.act("2026-11-02 12:00", "citizen", first, "fixed", { what: "亮了" });
    const [own, other] = done.changes;
    expect(own?.after.stream).toBe(first);
    expect(other?.after).toMatchObject({
      type: "call",
      state: "said_it",
      fields: { said: "亮了" },
    });
    expect(other?.events.map(({ actor }) => actor)).toEqual(["citizen"]);
    const closed = town.act("2026-11-02 13:00", "p-desk", first, "close");
    expect(closed.changes.map(({ after }) => after.state)).toEqual(["done", "dropped"]);
  });

  it("CS-24 refuses the whole when one of them cannot", () => {
    const { town, first } = two();
    town.act("2026-11-02 11:00", "p-desk", first, "ring");
    town.act("2026-11-02 12:00", "citizen", first, "fixed", { what: "亮了" });
    const before = town.case(first);
    const tried = town.try("2026-11-02 13:00", "p-desk", {
      do: "act",
      stream: first,
      action: "spoil",
      form: {},
    });
    expect(tried).toMatchObject({ ok: false, fault: { code: "case-action-not-now" } });
    expect(town.case(first)).toBe(before);
  });

  it("CS-24 no person may do what only cases do", () => {
    const { town, first } = two();
    const ring = town.act("2026-11-02 11:00", "p-desk", first, "ring").changes;
    const call = ring.find(({ after }) => after.type === "call")?.stream ?? "";
    const order = { do: "act", stream: call, action: "drop", form: {} } as const;
    for (const who of ["p-desk", "citizen", "self", "clock"]) {
      expect(town.try("2026-11-02 12:00", who, order)).toMatchObject({
        ok: false,
        fault: { code: "case-actor-unfit" },
      });
    }
  });
});

describe("the callers of a case", () => {
  it("CS-13 CS-25 a made case is given the sealed value of the caller it is for", () => {
    const { town, first, second } = two();
    const made = town
      .act("2026-11-02 11:00", "p-desk", first, "ring")
      .changes.map(({ after }) => after)
      .filter(({ type }) => type === "call");
    const held = (state: CaseState | undefined) => state?.sealed.who?.stream;
    expect(made.map(held)).toEqual([first, second]);
  });

  it("CS-25 are told along, each as his own case allows", () => {
    const { town, first, second } = two();
    const said = town.act("2026-11-02 11:00", "p-desk", first, "say").tells;
    expect(said.map(({ stream, to }) => [stream, to.kind])).toEqual([
      [first, "citizen"],
      [second, "citizen"],
    ]);
    const quiet = two({ quiet: true });
    const heard = quiet.town.act("2026-11-02 11:00", "p-desk", quiet.first, "say").tells;
    expect(heard.map(({ stream }) => stream)).toEqual([quiet.first]);
  });

  it("CS-25 are not those of a case that was split off", () => {
    const town = city(LAMPS);
    const order = town.open("2026-11-02 09:00", "p-desk", "order", "register", FORM);
    town.act("2026-11-02 10:00", "p-desk", order, "split");
    expect(town.case(order).links.order).toHaveLength(1);
    const ring = town.act("2026-11-02 11:00", "p-desk", order, "ring").changes;
    expect(ring.filter(({ after }) => after.type === "call")).toHaveLength(1);
    expect(town.act("2026-11-02 12:00", "p-desk", order, "say").tells).toHaveLength(1);
  });
});

describe("what a row offers", () => {
  it("CS-26 stands in the order of the desk; what needs other cases is left open", () => {
    const { town, first } = two();
    town.act("2026-11-02 11:00", "p-desk", first, "ring");
    const state = town.case(first);
    const world = { ...town.world(state.opened), cases: new Map([[first, state]]) };
    const desk = LAMPS.desks.queue ?? null;
    expect(rowVerbs(state, world, town.me("p-desk"), desk)).toEqual([
      "close",
      "say",
      "merge",
      "split",
      "ring",
      "fixed",
      "spoil",
    ]);
    expect(rowVerbs(state, world, town.me("p-lamp"), desk)).toEqual([]);
  });
});
