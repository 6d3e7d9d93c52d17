import { describe, expect, test } from "vitest";
import { type Fault, sayFault } from "../src/fault/index.ts";
import { checkSettings, loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { check } from "./pack-folder.ts";

/** A lamp is mended within seven working days; parts may be asked for, and a clock urges by itself. */
const PACK = `
pack: lamps
text: 路灯 | Street lamps
settings:
  fix_limit: { is: limit, text: 修复时限 | time to fix, source: 默认 low, value: { help: 7wd, complain: 15wd } }
  most: { is: number, text: 最多 | most, source: 默认 low, value: 3 }
choices:
  kind: { help: 求助 | help, complain: 投诉 | complaint }
roles:
  desk: { text: 受理员 | desk, sees: city }
  handler: { text: 承办 | handler, sees: unit }
registers:
  pole: { text: 灯杆 | poles, by: [desk], fields: { code: { is: text, text: 编号 | code }, since: { is: date, text: 启用 | since } } }
cases:
  order:
    text: 工单 | order
    number: "LD{date}-{block:4}"
    fields:
      kind: { is: kind, text: 类型 | kind }
      what: { is: text, text: 内容 | what }
      place: { is: place, text: 地点 | place }
      lamps: { is: number, text: 盏数 | lamps }
      pole: { is: pole, text: 灯杆 | pole }
    states: { open: 在办 | open, closed: { text: 办结 | closed, end: true } }
    actions:
      register: { text: 登记 | register, from: new, to: open, by: [desk, citizen, feed], form: [kind, what, place?, lamps?, pole?], must: { form.lamps == null || form.lamps <= setting.most: 太多 | too many, form.pole == null || form.pole.since <= today: 未启用 | not in use } }
      give: { text: 交办 | give, from: open, by: [desk], form: [lead], tell: { handler@lead: "{number} | {number}" } }
      order: { text: 领料 | order parts, from: open, by: [handler@lead], make: { parts.ask: { what: what } } }
      urge: { text: 催办 | urge, from: open, by: [desk, clock], tell: { citizen: "{number} 在办 | {number} is in hand" } }
      close: { text: 办结 | close, from: open, to: closed, by: [handler@lead, desk] }
    clocks:
      fix: { text: 修复 | fix, whose: citizen, from: open, to: closed, limit: "setting.fix_limit[kind]", at: { 80%: urge, due: urge } }
      unit: { text: 承办 | unit, whose: lead, from: give, to: closed, limit: 5wd }
  parts:
    text: 领料单 | parts
    fields: { what: { is: text, text: 内容 | what } }
    states: { asked: 待领 | asked, got: { text: 已领 | got, end: true } }
    actions:
      ask: { text: 申领 | ask, from: new, to: asked, by: [self], form: [what] }
      hand: { text: 发料 | hand out, from: asked, to: got, by: [desk] }
    clocks: { wait: { text: 等待 | wait, from: asked, to: got, limit: 3wd } }
`;

function play(scenario: string, pack = PACK): readonly Fault[] {
  return check({ "pack.yaml": pack, "scenarios/one.yaml": scenario }).faults;
}

function codes(scenario: string): readonly unknown[] {
  return play(scenario).map(({ code, place }) => [code, place]);
}

const OPEN =
  "{ at: 2026-11-02 09:00, by: desk, do: order.register, as: a, with: { kind: help, what: 灯 } }";

describe("a scenario", () => {
  test("SC-1 goes step by step; clocks fire by themselves between, each at its own moment", () => {
    expect(
      play(`
scenario: 一 | one
when:
  - ${OPEN}
  - { at: 2026-11-11 23:59, by: feed, do: order.register, as: b, with: { kind: help, what: 灯 }, then: { a.past.urge.count: 1, a.clock.fix.warned: true, a.clock.fix.late: false } }
until: 2026-11-12 00:00
then: { a.past.urge.count: 2, a.past.urge.last: 2026-11-12 00:00, a.clock.fix.late: true, b.past.urge.count: 0 }
`),
    ).toEqual([]);
  });

  test("SC-2 a date stands for the end at 24:00 of it, a time for that moment", () => {
    const then = (text: string) =>
      codes(`scenario: 一 | one\nwhen:\n  - ${OPEN}\nthen: { ${text} }\n`);
    expect(then("a.clock.fix.due: 2026-11-11")).toEqual([]);
    expect(then("a.clock.fix.due: 2026-11-12 00:00")).toEqual([]);
    expect(then("a.clock.fix.due: 2026-11-12")).toEqual([
      ["pack-scenario-differs", "scenarios/one.yaml:4"],
    ]);
    expect(then("a.opened: 2026-11-02")).toEqual([]);
    expect(
      then("a.clock.fix.first_limit: 7wd, a.kind: help, a.lead: null, a.ended: false"),
    ).toEqual([]);
  });

  test("SC-3 what should be refused must be, by that very rule or code", () => {
    const step = (refused: string, extra = "") =>
      codes(
        `scenario: 一 | one\nwhen:\n  - { at: 2026-11-02 09:00, by: desk, do: order.register, with: { kind: help, what: 灯, lamps: 5${extra} }, refused: ${refused} }\n`,
      );
    expect(step("form.lamps == null || form.lamps <= setting.most")).toEqual([]);
    expect(step("case-must")).toEqual([]);
    expect(step("field-unknown", ", colour: red")).toEqual([]);
    expect(step("case-actor-unfit")).toEqual([["pack-scenario-allowed", "scenarios/one.yaml:3"]]);
  });

  test("SC-4 what is refused without being said stops it there, with the reason", () => {
    const faults = play(`
scenario: 一 | one
when:
  - ${OPEN}
  - { at: 2026-11-02 10:00, by: handler, do: a.close }
  - { at: 2026-11-02 11:00, by: desk, do: nothing.more }
then: { a.state: nonsense }
`);
    expect(faults.map(({ code, place }) => [code, place])).toEqual([
      ["pack-scenario-refused", "scenarios/one.yaml:5"],
    ]);
    expect(faults[0] && sayFault(faults[0], "en")).toContain("step 2 was refused");
  });

  test("SC-5 a step may be repeated day by day", () => {
    expect(
      play(`
scenario: 一 | one
when:
  - { each: day, from: 2026-11-02, until: 2026-11-04, at: "09:00", by: desk, do: order.register, as: a, with: { kind: help, what: 灯 } }
then: { a.opened: 2026-11-04, a.number: LD20261104-0003 }
`),
    ).toEqual([]);
  });

  test("SC-6 what is made is counted, named and acted on", () => {
    expect(
      play(`
scenario: 一 | one
given: { units: { lights: { text: 城管局 | City management, level: county, area: 511102 } } }
when:
  - ${OPEN}
  - { at: 2026-11-02 10:00, by: desk, do: a.give, with: { lead: lights }, then: { told: [handler@lights], a.lead: lights } }
  - { at: 2026-11-02 11:00, by: handler@lights, do: a.order, as: p }
  - { at: 2026-11-02 12:00, by: desk, do: a.parts.hand }
then: { count(a.parts): 1, p.state: got, p.parent: a, p.what: 灯, "a.links.parts.all(q, q.ended)": true }
`),
    ).toEqual([]);
  });

  test("SC-7 the city is as given: loaded years, local leave, settings, entries", () => {
    expect(
      play(`
scenario: 一 | one
given:
  units: { lights: { text: 城管局 | City management, level: county, area: 511132 } }
  calendar: [2026]
  leave: { 511132: [2026-11-20, 2026-11-23, 2026-11-24] }
  settings: { most: 9, fix_limit: { help: 1wd } }
  entries: { lamp: { pole: { code: A1, since: 2026-01-01 } }, newer: { pole: { code: A2, since: 2027-01-01 } } }
when:
  - { at: 2026-11-18 09:00, by: desk, do: order.register, as: a, with: { kind: help, what: 灯, place: 511132, lamps: 9, pole: lamp }, then: { a.clock.fix.due: 2026-11-19, a.pole: lamp, a.pole.code: A1 } }
  - { at: 2026-11-18 09:30, by: desk, do: order.register, with: { kind: help, what: 灯, pole: newer }, refused: form.pole == null || form.pole.since <= today }
  - { at: 2026-11-18 10:00, by: desk, do: a.give, with: { lead: lights }, then: { a.clock.unit.due: 2026-11-30 } }
  - { at: 2026-12-31 09:00, by: desk, do: order.register, as: b, with: { kind: complain, what: 灯 }, then: { b.clock.fix.provisional: true } }
`),
    ).toEqual([]);
  });
});

describe("a scenario that does not hold together says where (SC-8)", () => {
  test.each<[string, string, string]>([
    ["an unknown word", `scenario: 一 | one\nwhen: []\nthan: {}\n`, "pack-word-unknown"],
    ["no text in English", `scenario: 一\nwhen: []\n`, "pack-text-half"],
    [
      "nobody of that role",
      `scenario: 一 | one\nwhen:\n  - { at: 2026-11-02 09:00, by: boss, do: order.register }\n`,
      "pack-unknown",
    ],
    [
      "a unit that is not given",
      `scenario: 一 | one\nwhen:\n  - { at: 2026-11-02 09:00, by: handler@nowhere, do: order.register }\n`,
      "pack-unknown",
    ],
    [
      "an unknown action",
      `scenario: 一 | one\nwhen:\n  - { at: 2026-11-02 09:00, by: desk, do: order.begin }\n`,
      "pack-unknown",
    ],
    [
      "time going back",
      `scenario: 一 | one\nwhen:\n  - ${OPEN}\n  - { at: 2026-11-01 09:00, by: desk, do: a.urge }\n`,
      "pack-shape",
    ],
    [
      "no moment at all",
      `scenario: 一 | one\nwhen:\n  - { at: soon, by: desk, do: order.register }\n`,
      "pack-shape",
    ],
    [
      "a name nobody gave",
      `scenario: 一 | one\nwhen:\n  - ${OPEN}\nthen: { b.state: open }\n`,
      "pack-expression-name",
    ],
    [
      "a repeat without its days",
      `scenario: 一 | one\nwhen:\n  - { each: day, at: "09:00", by: desk, do: order.register }\n`,
      "pack-word-missing",
    ],
    [
      "a unit above that is not there",
      `scenario: 一 | one\ngiven: { units: { x: { text: 甲 | x, level: city, upper: y } } }\nwhen: []\n`,
      "pack-scenario-given",
    ],
    [
      "an area that is none",
      `scenario: 一 | one\ngiven: { units: { x: { text: 甲 | x, level: county, area: nowhere } } }\nwhen: []\n`,
      "pack-scenario-given",
    ],
    [
      "leave on a day that is none",
      `scenario: 一 | one\ngiven: { leave: { 511132: [2026-02-30] } }\nwhen: []\n`,
      "pack-scenario-given",
    ],
    [
      "a setting the pack has not",
      `scenario: 一 | one\ngiven: { settings: { more: 3 } }\nwhen: []\n`,
      "pack-scenario-given",
    ],
    [
      "a limit that is none",
      `scenario: 一 | one\ngiven: { settings: { fix_limit: { help: 7 days } } }\nwhen: []\n`,
      "pack-scenario-given",
    ],
    [
      "an entry of no register",
      `scenario: 一 | one\ngiven: { entries: { x: { lamp: { code: A } } } }\nwhen: []\n`,
      "pack-unknown",
    ],
  ])("%s", (_, scenario, code) => {
    const faults = play(scenario);
    expect(faults.map((fault) => fault.code)).toContain(code);
    for (const fault of faults) {
      expect(fault.place).toMatch(/^scenarios\/one\.yaml:\d+$/);
      expect(sayFault(fault, "en")).not.toMatch(/\{[a-z]+\}/);
    }
  });

  test("clocks that restart each other for ever are stopped", () => {
    const pack = PACK.replace(
      "limit: 5wd }",
      "limit: 5wd }\n      tick: { text: 钟 | tick, from: [open, urge], to: [urge, closed], limit: 1min, at: { due: urge } }",
    );
    const faults = play(`scenario: 一 | one\nwhen:\n  - ${OPEN}\nuntil: 2026-12-31 00:00\n`, pack);
    expect(faults.map(({ code }) => code)).toEqual(["pack-scenario-step"]);
  });

  test("numbers in a text are no areas", () => {
    const text = OPEN.replace("what: 灯", 'what: "123456", place: 511102');
    expect(play(`scenario: 一 | one\nwhen:\n  - ${text}\nthen: { a.area: 511102 }\n`)).toEqual([]);
  });
});

describe("what a city sets differently (PK-8)", () => {
  const pack = must(loadPack({ "pack.yaml": PACK }, "aa"));
  const wrong = (raw: Record<string, unknown>) => {
    const checked = checkSettings(pack, raw);
    return checked.ok ? [] : (checked.fault.parts ?? []).map(({ code, place }) => [code, place]);
  };

  test("must be settings, rows and kinds of the pack's own", () => {
    expect(wrong({ most: 5, fix_limit: { help: "3wd" } })).toEqual([]);
    expect(
      wrong({
        most: "5",
        fix_limit: { help: "soon", report: "3wd", complain: 15 },
        other: 1,
        __proto__: 1,
      }),
    ).toEqual([
      ["pack-value", "most"],
      ["pack-limit", "fix_limit.help"],
      ["pack-unknown", "fix_limit.report"],
      ["pack-limit", "fix_limit.complain"],
      ["pack-unknown", "other"],
    ]);
    expect(wrong({ fix_limit: "3wd", most: Number.NaN })).toEqual([
      ["pack-shape", "fix_limit"],
      ["pack-value", "most"],
    ]);
  });
});
