import { describe, expect, test } from "vitest";
import { check } from "./pack-folder.ts";

const PACK = `
pack: lamps
text: 路灯 | Street lamps
roles:
  desk: { text: 受理员 | desk, sees: city }
  handler: { text: 承办 | handler, sees: unit }
registers:
  topic:
    text: 分类 | topics
    key: [code]
    by: [desk]
    fields: { code: { is: text, text: 代码 | code }, name: { is: text, text: 名称 | name }, under: { is: topic, text: 上级 | under }, withdrawn: { is: yes, text: 已收回 | withdrawn } }
  precedent:
    text: 先例 | precedents
    by: [self]
    answers: { topic: topic, area: area, unit: lead }
    must: { "ruling != null": 须写理由 | a ruling has a reason }
    fields: { topic: { is: topic, text: 分类 | topic }, area: { is: area, text: 区域 | area }, lead: { is: unit, text: 主办 | lead }, ruling: { is: text, text: 理由 | ruling } }
cases:
  order:
    text: 工单 | order
    fields: { topic: { is: topic, text: 分类 | topic }, place: { is: place, text: 地点 | place }, ruling: { is: text, text: 理由 | ruling } }
    duty: [topic, place]
    states: { waiting: 待派 | waiting, doing: 办理中 | in hand, done: { text: 办结 | done, end: true } }
    actions:
      open: { text: 登记 | open, from: new, to: waiting, by: [desk], form: [topic, place] }
      pass: { text: 派单 | pass on, from: [waiting, doing], to: doing, by: [desk], form: [lead], must: { "!(topic.withdrawn && form.lead.level in ['township', 'village'])": 已收回，不派乡镇 | withdrawn from townships, "topic.under == null || topic.under.name != '停办'": 上级停办 | the wider topic is closed } }
      rule: { text: 裁定 | rule, from: doing, by: [desk], form: [lead, ruling?], make: { precedent: { topic: topic, area: area, lead: form.lead, ruling: form.ruling } } }
      close: { text: 办结 | close, from: doing, to: done, by: [handler@lead] }
    clocks: { fix: { text: 期限 | by, from: waiting, to: done, limit: 7wd, source: 本市惯例 high } }
`;

const GIVEN = `
given:
  units: { street: { text: 上河街街道 | Shanghejie, level: township, area: 511102004 }, lights: { text: 城管局 | City management, level: city } }
  entries:
    upkeep: { topic: { code: "1", name: 城市管理 } }
    lamp: { topic: { code: "1.1", name: 路灯, under: upkeep, withdrawn: true } }
    stopped: { topic: { code: "2", name: 停办 } }
    old: { topic: { code: "2.1", name: 旧事, under: stopped } }`;

function play(scenario: string) {
  const { faults } = check({ "pack.yaml": PACK, "scenarios/topics.yaml": scenario });
  return faults.map(({ code, values }) => [code, values.what ?? values.refused ?? ""]);
}

describe("scenarios over registers (SC-7)", () => {
  test("a withdrawn topic stays from townships, one under a closed topic from everybody; a ruling is an entry (RG-12)", () => {
    const scenario = `
scenario: 收回的事项不下乡镇，裁定成为先例 | A withdrawn topic goes to no township, a ruling becomes a precedent
${GIVEN.trim()}
when:
  - { at: 2026-11-02 09:00, by: desk, do: order.open, as: a, with: { topic: lamp, place: 511102 } }
  - { at: 2026-11-02 09:10, by: desk, do: a.pass, with: { lead: street }, refused: "!(topic.withdrawn && form.lead.level in ['township', 'village'])" }
  - { at: 2026-11-02 09:20, by: desk, do: a.pass, with: { lead: lights }, then: { a.state: doing, a.topic.under.name: 城市管理 } }
  - { at: 2026-11-02 09:30, by: desk, do: a.rule, with: { lead: lights }, refused: ruling != null }
  - { at: 2026-11-02 09:40, by: desk, do: a.rule, as: p, with: { lead: lights, ruling: 权属在市 }, then: { size(entries.precedent): 1, p.topic: lamp, p.area: 511102, p.lead: lights, p.ruling: 权属在市 } }
  - { at: 2026-11-02 10:00, by: desk, do: order.open, as: b, with: { topic: old, place: 511102 } }
  - { at: 2026-11-02 10:10, by: desk, do: b.pass, with: { lead: lights }, refused: "topic.under == null || topic.under.name != '停办'" }
then: { "entries.precedent.exists(p, p.lead.name == '城管局')": true, size(entries.topic): 4, lamp.withdrawn: true, lamp.under: upkeep }
`;
    expect(play(scenario)).toEqual([]);
  });

  test("what does not come so is told at its line", () => {
    const scenario = `
scenario: 没有先例 | No precedent
${GIVEN.trim()}
when: [{ at: 2026-11-02 09:00, by: desk, do: order.open, as: a, with: { topic: lamp, place: 511102 } }]
then: { size(entries.precedent): 1, lamp.name: 路灯 }
`;
    expect(play(scenario)).toEqual([["pack-scenario-differs", "size(entries.precedent)"]]);
  });
});

describe("a pack's registers are checked", () => {
  const faults = (from: string, to: string) => {
    expect(PACK).toContain(from);
    return check({ "pack.yaml": PACK.replace(from, to) }).faults.map(({ code, place }) => [
      code,
      place?.split(":")[0],
    ]);
  };

  test.each([
    ["by: [self]", "by: [desk]", "pack-make-self"],
    ["by: [self]", "by: [self, citizen]", "pack-register-actor"],
    ["ruling: form.ruling }", "reason: form.ruling }", "pack-unknown"],
    [
      "make: { precedent: { topic: topic, area: area, lead: form.lead,",
      "make: { precedent: { topic: topic, area: area,",
      "pack-make-unfilled",
    ],
    [
      "answers: { topic: topic, area: area, unit: lead }",
      "answers: { topic: topic, area: area, unit: area }",
      "pack-shape",
    ],
    [
      "answers: { topic: topic, area: area, unit: lead }",
      "answers: { topic: topic, where: area, unit: lead }",
      "pack-word-unknown",
    ],
    ["key: [code]", "key: []", "pack-register-topic"],
    ["key: [code]", "key: [withdrawn]", "pack-shape"],
    [
      "withdrawn: { is: yes, text: 已收回 | withdrawn }",
      "withdrawn: { is: yes, text: 已收回 | withdrawn }, above: { is: topic, text: 上 | above }",
      "pack-register-tree",
    ],
    ['"ruling != null"', '"rulings != null"', "pack-expression-name"],
    ["lead: form.lead, ruling", "lead: place, ruling", "pack-expression-type"],
    [
      "ruling: { is: text, text: 理由 | ruling } }\ncases",
      "ruling: { is: text, text: 理由 | ruling }, who: { is: contact, text: 人 | who, seal: [desk] } }\ncases",
      "pack-word-later",
    ],
  ])("%s → %s", (from, to, code) => {
    expect(faults(from, to).map(([each]) => each)).toContain(code);
    for (const [, place] of faults(from, to)) expect(place).toBe("pack.yaml");
  });
});
