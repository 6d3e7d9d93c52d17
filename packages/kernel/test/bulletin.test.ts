import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { blocksOf } from "../src/bulletin/blocks.ts";
import { factsOf } from "../src/bulletin/facts.ts";
import { oneLine, renderTemplate } from "../src/bulletin/liquid.ts";
import {
  correctPaper,
  editPaper,
  issueWords,
  type Paper,
  publishPaper,
} from "../src/bulletin/paper.ts";
import { loadPack } from "../src/pack/index.ts";
import { at, must } from "./calendar-leshan.ts";
import { BASE, BULLETINS, FIGURES, lamps, TEMPLATES } from "./indicator-lamps.ts";

const both = (text: string) => ({ zh: text, en: text });

const PAPER: Paper = {
  pack: "lamps",
  packHash: "ab",
  name: "daily",
  period: "2026-11-05",
  from: at("2026-11-04 12:00"),
  until: at("2026-11-05 12:00"),
  cutoff: at("2026-11-05 12:00"),
  year: 2026,
  number: 309,
  version: 1,
  state: "draft",
  corrects: null,
  title: both("日报"),
  issuer: both("中心"),
  texts: both("正文"),
  figures: [],
  tables: [],
  draftedAt: at("2026-11-05 12:30"),
  publishedAt: null,
};

function codes(
  bulletins: string,
  templates: Readonly<Record<string, string>> = TEMPLATES,
): string[] {
  const files = { "pack.yaml": BASE + FIGURES + bulletins, ...templates };
  const loaded = loadPack(files, "ab".repeat(32));
  return loaded.ok ? [] : (loaded.fault.parts ?? []).map(({ code }) => code);
}

const zh = (text: string) => ({ ...TEMPLATES, "bulletins/daily.liquid": text });

describe("templates", () => {
  test.each([
    ["{{ figures.lamps.value }}", "pack-template-name"],
    ["{{ figures.received.secret }}", "pack-template-name"],
    ["{{ lists.other.count }}", "pack-template-name"],
    ["{{ lists.open.rows.first.who }}", "pack-template-name"],
    ["{{ cases }}", "pack-template-name"],
    ["{{ 'now' | date: '%Y' }}", "pack-template"],
    ["{{ day | raw }}", "pack-template"],
    ["{% include 'x' %}", "pack-template"],
    ["{% render 'x' %}", "pack-template"],
    ["{% if day %}", "pack-template"],
    [`${"x".repeat(40_000)}`, "pack-template"],
  ])("BU-1 %# is refused", (text, code) => {
    expect(codes(BULLETINS, zh(text.slice(0, 60_000)))).toEqual([code]);
  });

  it("BU-1 takes what its reads give, also in a loop", () => {
    const text =
      "{{ city }} {{ number }} {% for row in lists.open.rows %}{{ row.what }}{{ row.clock.fix.due }}{% endfor %}{% for g in lists.open.groups %}{{ g.text }}{% endfor %}{% if figures.rate.number == null %}{{ figures.rate.why }}{% endif %}";
    expect(codes(BULLETINS, zh(text))).toEqual([]);
  });

  it("BU-1 both languages must be there", () => {
    const { "bulletins/daily.en.liquid": _, ...rest } = TEMPLATES;
    expect(codes(BULLETINS, rest)).toEqual(["pack-file-missing"]);
  });

  it("BU-1 a list shows nothing sealed and looks at no other case", () => {
    const change = (from: string, to: string) => codes(BULLETINS.replace(from, to));
    expect(change("[number, what", "[number, who")).toContain("pack-text-sealed");
    expect(change("[number, what", "[number, nothing")).toContain("pack-text-path");
    expect(change('where: "!ended"', "where: size(links.order) == 0")).toContain(
      "pack-expression-name",
    );
    expect(change("sort: clock.fix.due", "sort: nothing")).toContain("pack-expression-name");
    expect(change("by: [desk]", "by: [nobody]")).toContain("pack-unknown");
    expect(change("figures: [received, rate]", "figures: [nothing]")).toContain("pack-unknown");
    expect(change('at: "12:30"', 'at: "25:00"')).toContain("pack-value");
  });

  it("BU-1 what takes too much is stopped", () => {
    const made = renderTemplate("{% for i in (1..100000000) %}x{% endfor %}", {});
    expect(made).toHaveProperty("problem");
  });
});

describe("texts", () => {
  it("BU-2 a value is one line and begins no mark, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const made = renderTemplate("{{ city }}", { city: value });
        const text = "text" in made ? made.text : "";
        const [block, ...more] = blocksOf(text);
        expect(more).toEqual([]);
        if (block !== undefined) expect(block.kind).toBe("paragraph");
      }),
    );
    expect(oneLine("# 标题\n= open")).toBe("＃ 标题 = open");
  });

  it("BU-2 marks are headings, tables and figures; anything else is a paragraph", () => {
    expect(blocksOf("# 一\n甲\n\n= open split\n= open\n= figures\n=坏 的")).toEqual([
      { kind: "heading", text: "一" },
      { kind: "paragraph", text: "甲" },
      { kind: "table", list: "open", split: true },
      { kind: "table", list: "open", split: false },
      { kind: "figures" },
      { kind: "paragraph", text: "=坏 的" },
    ]);
  });

  it("facts stand in one language, rows by their paths", () => {
    const heads = [
      { path: "number", words: both("编号") },
      { path: "clock.fix.due", words: both("到期") },
    ];
    const row = { stream: "s", cells: [both("LD1"), { zh: "11月5日", en: "5 November" }] };
    const table = { list: "open", text: both("在办"), heads, rows: [row], count: 3, groups: null };
    const heading = {
      city: "",
      title: "",
      number: "",
      day: "",
      period: "",
      from: "",
      until: "",
      cutoff: "",
    };
    expect(factsOf(heading, [], [table], "en")).toMatchObject({
      lists: {
        open: {
          count: 3,
          shown: 1,
          rows: [{ number: "LD1", clock: { fix: { due: "5 November" } } }],
        },
      },
    });
  });
});

describe("papers", () => {
  const desk = "person:desk";
  const by = (hand: string, day = "2026-11-05 13:00") => ({ at: at(day), hand, second: false });
  const published = must(publishPaper(PAPER, by(desk)));

  it("BU-4 a draft may be changed, what is published may not", () => {
    expect(editPaper(PAPER, both("新"), desk)).toMatchObject({
      ok: true,
      value: { texts: both("新"), hand: desk },
    });
    expect(editPaper(PAPER, both(" "), desk)).toMatchObject({ fault: { code: "bulletin-text" } });
    expect(editPaper(published, both("新"), desk)).toMatchObject({
      fault: { code: "bulletin-published" },
    });
    expect(publishPaper(published, by(desk, "2026-11-06 09:00"))).toMatchObject({
      fault: { code: "bulletin-published" },
    });
  });

  it("BU-4 BU-6 a correction names the old one and keeps its number", () => {
    const corrected = must(correctPaper(published, "old", by(desk, "2026-11-06 09:00")));
    expect(corrected).toMatchObject({ state: "draft", corrects: "old", version: 2, number: 309 });
    expect(corrected.figures).toBe(published.figures);
    expect(issueWords(corrected).zh).toBe("2026年第309期（更正第1次）");
    expect(issueWords(PAPER)).toEqual({ zh: "2026年第309期", en: "No. 309 of 2026" });
    expect(correctPaper(PAPER, "old", by(desk))).toMatchObject({
      fault: { code: "bulletin-draft" },
    });
  });
});

describe("papers of one case or entry", () => {
  it("BU-6 take their number and year when they are published", () => {
    const draft: Paper = { ...PAPER, number: null, numbered: both("乐信〔{year}〕{number}号") };
    expect(issueWords(draft).zh).toBe("（印发时编号）");
    const numbered = { year: 2027, number: 3 };
    const made = must(
      publishPaper(draft, { at: at("2027-01-04 09:00"), hand: "a", second: false, numbered }),
    );
    expect(issueWords(made).zh).toBe("乐信〔2027〕3号");
    const again = must(correctPaper(made, "old", { at: at("2027-01-05 09:00"), hand: "a" }));
    const kept = must(
      publishPaper(again, {
        at: at("2027-01-06 09:00"),
        hand: "b",
        second: false,
        numbered: { year: 2027, number: 9 },
      }),
    );
    expect(issueWords(kept).zh).toBe("乐信〔2027〕3号（更正第1次）");
  });

  it("BU-9 whoever wrote the text last does not publish it where a second person has to", () => {
    const draft: Paper = { ...PAPER, hand: "person:a" };
    const with_ = (hand: string) => ({ at: at("2026-11-05 13:00"), hand, second: true });
    expect(publishPaper(draft, with_("person:a"))).toMatchObject({
      fault: { code: "bulletin-second" },
    });
    expect(publishPaper(draft, with_("person:b")).ok).toBe(true);
    const edited = must(editPaper(draft, both("新"), "person:b"));
    expect(publishPaper(edited, with_("person:b")).ok).toBe(false);
    expect(publishPaper(edited, with_("person:a")).ok).toBe(true);
  });

  it("BU-2 whom a paper is addressed to stands in a line of its own", () => {
    expect(blocksOf("@ 张某：\n正文")).toEqual([
      { kind: "address", text: "张某：" },
      { kind: "paragraph", text: "正文" },
    ]);
    expect(oneLine("@ 冒充")).toBe("＠ 冒充");
  });
});

it("the pack of these tests is sound", () => expect(lamps()).toMatchObject({ ok: true }));
