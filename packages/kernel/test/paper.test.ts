import { describe, expect, it, test } from "vitest";
import { loadPack, type Outcome } from "../src/index.ts";
import { checkPack } from "../src/pack/index.ts";
import { FIGURES, BASE as LAMPS } from "./indicator-lamps.ts";
import { ENGINE as engine } from "./pack-folder.ts";

const LETTER = `bulletins:
  letter:
    text: 告知书 | letter
    of: order
    by: ["handler@lead", desk]
    second: true
    number: "告〔{year}〕{number}号 | Letter [{year}] {number}"
    head: true
    template: letter.liquid
    as: [print, docx]
`;
const LETTERS = {
  "bulletins/letter.liquid":
    "@ 有关群众：\n{{ of.number }}已由{{ of.lead }}受理，{{ of.clock.fix.due }}前修复{% if of.lamps > 1 %}，共{{ of.lamps }}盏{% endif %}{% if of.fresh %}，当日登记{% endif %}。\n",
  "bulletins/letter.en.liquid":
    "@ To whom it concerns:\n{{ of.number }} is with {{ of.lead }}, to be mended by {{ of.clock.fix.due }}.\n",
};
/** The weight is read by figures only. */
const BASE = LAMPS.replace(/^ {2}weight: .*\n/m, "");
const ISSUING = BASE.replace(
  "accept:   { text: 受理 | accept, from: received, to: handling, by: [desk], form: [lead] }",
  "accept:   { text: 受理 | accept, from: received, to: handling, by: [desk], form: [lead], issue: [letter] }",
);

const files = (base = ISSUING, bulletins = LETTER, more: object = LETTERS) => ({
  "pack.yaml": base + bulletins,
  ...more,
});
const codes = (given: Readonly<Record<string, string>>): string[] => {
  const loaded = loadPack(given, "ab".repeat(32));
  return loaded.ok ? [] : (loaded.fault.parts ?? []).map(({ code }) => code);
};
const SCENARIO = `scenario: 受理时出具告知书 | A letter is drawn up on acceptance
given: { units: { lights: { text: 城管局 | City management, level: city } } }
when:
  - { at: 2026-11-02 09:00, by: desk, do: order.register, as: a, with: { kind: help, what: 灯不亮, place: 511102, lamps: 3 }, then: { issued: [] } }
  - { at: 2026-11-02 10:00, by: desk, do: a.accept, with: { lead: lights }, then: { issued: [letter] } }
  - { at: 2026-11-02 11:00, by: desk, do: a.accept, with: { lead: lights }, refused: case-action-not-now }
`;

describe("a paper of a case", () => {
  it("BU-10 is drawn up by the action that issues it, and by no other step", () => {
    const proof = checkPack({ ...files(), "scenarios/a.yaml": SCENARIO }, "ab".repeat(32), engine);
    expect(proof.faults).toEqual([]);
    const wrong = SCENARIO.replace("issued: [letter]", "issued: []");
    const failed = checkPack({ ...files(), "scenarios/a.yaml": wrong }, "ab".repeat(32), engine);
    expect(failed.faults.map(({ code }) => code)).toEqual(["pack-scenario-differs"]);
  });

  it("BU-10 reads the case as the action leaves it, in both languages, and has no number yet", () => {
    const papers: Outcome["papers"][number]["paper"][] = [];
    const listening = {
      ...engine,
      decide: (...given: Parameters<typeof engine.decide>) => {
        const done = engine.decide(...given);
        if (done.ok) papers.push(...done.value.papers.map(({ paper }) => paper));
        return done;
      },
    };
    checkPack({ ...files(), "scenarios/a.yaml": SCENARIO }, "ab".repeat(32), listening);
    const [paper] = papers;
    expect(paper).toMatchObject({
      name: "letter",
      number: null,
      head: true,
      state: "draft",
      issuer: { zh: "城管局", en: "City management" },
      of: { kind: "case", words: { zh: paper?.of?.words.en } },
    });
    expect(paper?.texts.zh).toBe(
      `@ 有关群众：\n${paper?.of?.words.zh}已由城管局受理，2026年11月11日前修复，共3盏，当日登记。`,
    );
    expect(paper?.texts.en).toContain("is with City management, to be mended by 11 November 2026.");
    expect(paper?.hand).toMatch(/^person:/);
  });

  const no = (from: string, to: string) => LETTER.replace(from, to);
  test.each([
    [
      "names nothing that is not there",
      files(ISSUING, LETTER, { ...LETTERS, "bulletins/letter.liquid": "{{ of.nothing }}" }),
      "pack-text-path",
    ],
    [
      "names nothing sealed",
      files(ISSUING, LETTER, { ...LETTERS, "bulletins/letter.liquid": "{{ of.who }}" }),
      "pack-text-sealed",
    ],
    [
      "cannot say its number",
      files(ISSUING, LETTER, { ...LETTERS, "bulletins/letter.liquid": "{{ number }}" }),
      "pack-template-name",
    ],
    ["is issued by some action", files(BASE), "paper-unissued"],
    [
      "is issued only by actions of its case",
      files(ISSUING, no("of: order", "every: day")),
      "paper-issue-of",
    ],
    [
      "reads its case alone",
      files(
        ISSUING + FIGURES.replace(/^ {2}weighted: .*\n/m, ""),
        `${LETTER}    reads: { figures: [received] }\n`,
      ),
      "paper-reads",
    ],
    ["is not public", files(ISSUING, `${LETTER}    public: true\n`), "paper-public-case"],
    ["is numbered by year and number", files(ISSUING, no("〔{year}〕", "")), "paper-number"],
    ["is edited by people", files(ISSUING, no("desk]", "citizen]")), "paper-by"],
    ["is of a case or a register", files(ISSUING, no("of: order", "of: nothing")), "pack-unknown"],
    ["says when it comes", files(ISSUING, no("    of: order\n", "")), "pack-word-missing"],
  ])("%s", (_, given, code) => {
    expect(codes(given as Record<string, string>)).toContain(code);
  });
});

const BATCH = ISSUING.replace(
  "cases:\n",
  `registers:
  round: { text: 批次 | rounds, key: [no], by: [desk], flag: { "stated == null || stated == parts": 分项之和不等于总数 | parts do not add up }, fields: { no: { is: whole, text: 批号 | no }, on: { is: date, text: 日期 | on }, stated: { is: whole, text: 公布 | stated }, parts: { is: whole, text: 分项 | parts } } }
cases:
`,
)
  .replace("    fields:\n", "    fields:\n      round:  { is: round, text: 批次 | round }\n")
  .replace("form: [kind, what,", "form: [round?, kind, what,")
  .replace("    clocks:", '    public: { when: "true", show: [kind, lamps] }\n    clocks:');
const ROUND_FIGURES = `indicators:
  in_round: { text: 本批 | of the round, from: order, at: opened, across: [round, kind, area], means: 逐件 | each }
  all_ones: { text: 全部 | all, from: order, at: opened, across: [kind] }
`;
const NOTICE = `${LETTER}  notice:
    text: 通报 | notice
    of: round
    at: on
    by: [desk]
    public: true
    template: notice.liquid
    as: [docx, xlsx]
    reads:
      figures: [in_round, all_ones]
      kinds: { text: 类型 | kinds, figures: [in_round, all_ones], by: kind }
      ones: { text: 清单 | list, from: order, show: [number, kind, lamps, area, state] }
`;
const NOTICES = {
  ...LETTERS,
  "bulletins/notice.liquid":
    "第{{ of.no }}批{{ figures.in_round.value }}件：{% for row in lists.kinds.rows %}{{ row.part }}{{ row.in_round }}件{% unless forloop.last %}、{% endunless %}{% endfor %}{% for flag in flags %}（{{ flag }}）{% endfor %}\n= kinds\n= ones\n",
  "bulletins/notice.en.liquid": "Round {{ of.no }}: {{ figures.in_round.value }}\n= ones\n",
};

describe("a paper of an entry", () => {
  const round = (bulletins = NOTICE, base = BATCH, figures = ROUND_FIGURES, more = NOTICES) =>
    codes({ "pack.yaml": base + figures + bulletins, ...more });
  const no = (from: string, to: string) => NOTICE.replace(from, to);

  it("BU-12 is sound with lists, divided figures, flags and the entry's own values", () => {
    expect(round()).toEqual([]);
  });

  it("BU-12 BU-13 is refused where it could not be drawn up or would tell too much", () => {
    expect(round(no("at: on", "at: no"))).toContain("paper-day");
    expect(round(no("[number, kind,", "[number, what,"))).toContain("paper-public");
    expect(
      round(
        NOTICE,
        BATCH.replace(
          "      round:  { is: round,",
          "      other: { is: round, text: 另 | other }\n      round:  { is: round,",
        ).replace("form: [round?,", "form: [round?, other?,"),
      ),
    ).toContain("paper-hang");
    expect(round(no("by: kind }", "by: lead }"))).toContain("pack-indicator-across");
    expect(round(no("[in_round, all_ones], by", "[nothing], by"))).toContain("pack-unknown");
    const stray = {
      ...NOTICES,
      "bulletins/notice.en.liquid": "{{ lists.kinds.rows.first.lamps }}",
    };
    expect(round(NOTICE, BATCH, ROUND_FIGURES, stray)).toContain("pack-template-name");
    expect(round(no("by: [desk]\n    public", 'by: ["desk@area"]\n    public'))).toContain(
      "paper-by",
    );
  });
});
