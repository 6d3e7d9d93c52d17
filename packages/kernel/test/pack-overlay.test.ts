import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { check } from "./pack-folder.ts";

const PACK = `
pack: lamps
text: 路灯 | Lamps
settings:
  fix_limit: { is: limit, text: 修复 | fix, source: 默认 low, value: { help: 7wd, complain: 15wd } }
choices:
  kind: { help: 求助 | help, complain: 投诉 | complaint }
roles:
  desk: { text: 受理 | desk, sees: city }
`;
const ORDER = `
text: 工单 | order
number: "LD{date}-{block:4}"
fields: { kind: { is: kind, text: 类型 | kind } }
states: { open: 待办 | open, closed: { text: 办结 | closed, end: true } }
actions:
  register: { text: 登记 | register, from: new, to: open, by: [desk], form: [kind] }
  close:    { text: 办结 | close, from: open, to: closed, by: [desk] }
clocks:
  fix: { text: 修复 | fix by, whose: citizen, from: open, to: closed, limit: "setting.fix_limit[kind]" }
`;
const SCENARIO = `
scenario: 七个工作日 | Seven working days
when:
  - { at: 2026-11-02 09:00, by: desk, do: order.register, as: a, with: { kind: help }, then: { a.clock.fix.due: 2026-11-11 } }
`;
const OWN = { "pack.yaml": PACK, "cases/order.yaml": ORDER, "scenarios/one.yaml": SCENARIO };

function told(files: Readonly<Record<string, string>>) {
  return check({ ...OWN, ...files }).faults.map(({ code, place }) => [code, place]);
}

describe("a case type in a file of its own", () => {
  test("is one of the pack's cases (PK-1)", () => {
    expect(check(OWN).faults).toEqual([]);
    expect(Object.keys(must(loadPack(OWN, "aa")).cases)).toEqual(["order"]);
  });

  test("is not written twice", () => {
    const main = `${PACK}cases: { order: { text: 工单 | order } }\n`;
    expect(told({ "pack.yaml": main })).toEqual([["pack-key-twice", "cases/order.yaml:1"]]);
  });
});

describe("what a city lays over a pack (PK-9)", () => {
  test("changes a limit and a step, and the whole is proven", () => {
    const over = {
      "city/settings.yaml": "fix_limit: { value: { help: 5wd } }",
      "city/cases/order.yaml": `
states: { checked: 已核验 | checked }
actions:
  check: { text: 核验 | check, from: open, to: checked, by: [desk] }
  close: { from: checked }
`,
      "city/scenarios/one.yaml": SCENARIO.replace("七个", "五个")
        .replace("Seven", "Five")
        .replace("11-11", "11-09"),
    };
    expect(told(over)).toEqual([]);
    const pack = must(loadPack({ ...OWN, ...over }, "aa"));
    expect(pack.settings.fix_limit?.value).toEqual({ help: "5wd", complain: "15wd" });
    expect(pack.cases.order?.actions.close?.from).toEqual(["checked"]);
    expect(pack.cases.order?.actions.close?.by.map(({ source }) => source)).toEqual(["desk"]);
  });

  test("null takes away", () => {
    const over = { "city/cases/order.yaml": "number: null\n" };
    expect(told(over)).toEqual([]);
    expect(must(loadPack({ ...OWN, ...over }, "aa")).cases.order?.number).toBeUndefined();
  });

  test("a scenario of the pack that no longer holds is told; the city says it anew", () => {
    const over = { "city/settings.yaml": "fix_limit: { value: { help: 5wd } }" };
    expect(told(over)).toEqual([["pack-scenario-differs", "scenarios/one.yaml:4"]]);
    expect(told({ ...over, "city/scenarios/one.yaml": "# 不再适用\n" })).toEqual([]);
  });

  test("a mistake is named in the city's own file and line", () => {
    expect(told({ "city/settings.yaml": "fix_limit:\n  value: { help: fast }\n" })).toEqual([
      ["pack-limit", "city/settings.yaml:2"],
    ]);
    expect(told({ "city/cases/order.yaml": "actions:\n  close: { from: opened }\n" })).toEqual([
      ["pack-unknown", "city/cases/order.yaml:2"],
    ]);
    expect(
      told({ "city/pack.yaml": "roles:\n  clerk: { text: 办事员 | clerk, sees: city }\n" }),
    ).toEqual([["pack-unused", "city/pack.yaml:2"]]);
  });
});
