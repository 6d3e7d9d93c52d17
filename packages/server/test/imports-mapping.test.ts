import { type Fault, sayFault } from "@xinlian/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyMapping } from "../src/imports/mapping/apply.ts";
import { checkColumns, checkMapping } from "../src/imports/mapping/check.ts";
import { commandId } from "../src/imports/mapping/command-id.ts";
import {
  dayText,
  isFormat,
  momentText,
  readByFormat,
} from "../src/imports/mapping/moment-format.ts";
import { parseMapping } from "../src/imports/mapping/parse.ts";
import { badCellText } from "../src/imports/report/bad-cell-text.ts";
import type { Cell } from "../src/imports/rows/source-row.ts";
import { letters, MAP_YAML, must, NOW, OFFSET } from "./imports-town.ts";

const PACK = letters();

/** What is wrong with a mapping, line by line, in English. */
function wrong(text: string): readonly string[] {
  const parsed = parseMapping(text, "m.yaml");
  const result = parsed.ok ? checkMapping(parsed.value, PACK) : parsed;
  if (result.ok) return [];
  const told = (why: Fault) => `${why.place}: ${sayFault(why, "en")}`;
  return result.fault.parts?.map(told) ?? [told(result.fault)];
}

const TOP = "import: x\npack: letters\ntype: letter\naction: receive\nkey: id\n";
const FIELDS = "fields:\n  what: a\n  kind: { constant: ask }\n  caller: { parts: { phone: p } }\n";

describe("what is wrong with a mapping is told with its line", () => {
  test("nothing, when nothing is", () => {
    expect(wrong(MAP_YAML)).toEqual([]);
    expect(wrong(TOP + FIELDS)).toEqual([]);
  });

  test.each([
    ["import: x\nimport: y\n", ["m.yaml:2: not sound YAML: Map keys must be unique"]],
    [
      "a: [",
      [
        "m.yaml:1: not sound YAML: Flow sequence in flow collection must be sufficiently indented and end with a ]",
      ],
    ],
    ["", ["m.yaml:1: not sound YAML: one document is expected"]],
    ["a: &x 1\nb: *x", ["m.yaml:1: not sound YAML: anchors and tags are not allowed"]],
    ["[".repeat(20_000), ["m.yaml:1: not sound YAML: too deep"]],
    ["x".repeat(70_000), ["m.yaml:1: The mapping has 70000 characters; at most 65536"]],
  ])("YAML %#", (text, said) => {
    const got = wrong(text);
    expect(got).toHaveLength(1);
    expect(got[0]?.slice(0, 40)).toBe(said[0]?.slice(0, 40));
  });

  test("every mistake at once", () => {
    const text = `import: Bad Name
pack: letters
type: letter
action: receive
colour: red
occurred: { column: t, format: YYYY-QQ }
read: { encoding: latin1, delimiter: "--" }
fields:
  what: { column: a, constant: b }
  kind: { column: k, choices: [x] }
  caller: { parts: { phone: { parts: { x: y } } } }
`;
    expect(wrong(text)).toEqual([
      'm.yaml:5: "colour" is not known here; allowed: import, pack, type, action, key, occurred, read, fields',
      'm.yaml:1: "import" is "Bad Name"; it must be letters a-z, digits and -',
      'm.yaml:1: "key" is missing',
      'm.yaml:6: "format" is "YYYY-QQ"; it must be made of YYYY MM M DD D HH H mm ss',
      'm.yaml:7: "encoding" is "latin1"; it must be utf-8, gb18030, utf-16le, utf-16be',
      'm.yaml:7: "delimiter" is "--"; it must be one character',
      'm.yaml:9: "what" must take its value from exactly one of column, join, constant, parts',
      'm.yaml:10: "choices" is "list"; it must be name: value',
      'm.yaml:11: "caller.phone" is not made of parts; use column, join or constant',
    ]);
  });

  test.each([
    [
      "type: letter",
      "type: parcel",
      'm.yaml:1: There is no pack, case or action "parcel"; there are: letter',
    ],
    [
      "action: receive",
      "action: answer",
      'm.yaml:1: There is no pack, case or action "answer"; there are: receive',
    ],
    ["  what: a\n", "", 'm.yaml:1: The field "what", which "receive" requires, is not mapped'],
    [
      "  what: a\n",
      "  what: a\n  said: b\n",
      'm.yaml:8: The form of "receive" has no field "said"; it has: what, kind, caller, place, on, seen, people, urgent, tags',
    ],
    ["constant: ask", "constant: praise", 'm.yaml:8: "kind" is "praise"; it must be ask, mend'],
    [
      "parts: { phone: p }",
      "parts: { mobile: p }",
      'm.yaml:9: "mobile" is not known here; allowed: name, phone, address',
    ],
    [
      "  what: a\n",
      "  what: { parts: { x: a } }\n",
      'm.yaml:7: "what" is not made of parts; use column, join or constant',
    ],
  ])("%s → %s", (from, to, said) => {
    expect(wrong((TOP + FIELDS).replace(from, to))).toEqual([said]);
  });

  test("a column that the file does not have", () => {
    const mapping = must(parseMapping(TOP + FIELDS, "m.yaml"));
    const result = checkColumns(mapping, ["id", "a"]);
    const parts = result.ok ? [] : (result.fault.parts ?? []);
    expect(parts.map((part) => `${part.place}: ${sayFault(part, "en")}`)).toEqual([
      'm.yaml:9: The file has no column "p"; it has: id, a',
    ]);
    expect(checkColumns(mapping, null).ok).toBe(true);
  });

  test("any text is refused or read, never thrown at", () => {
    const piece = fc.constantFrom(
      "import",
      ":",
      " ",
      "\n",
      "fields",
      "{",
      "}",
      "[",
      "]",
      "x",
      "&",
      "*",
      "!",
      "- ",
      "'",
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof parseMapping(pieces.join(""), "m.yaml").ok).toBe("boolean");
      }),
    );
  });
});

/** One row through a mapping of one field more. */
function apply(fields: string, cells: Readonly<Record<string, Cell>>, top = TOP) {
  const mapping = must(
    checkMapping(must(parseMapping(`${top}${FIELDS}${fields}`, "m.yaml")), PACK),
  );
  const all = new Map<string, Cell>(Object.entries({ id: 1, a: "灯", p: "13800000000", ...cells }));
  const applying = {
    historic: top.includes("occurred"),
    actor: "feed:x",
    offset: OFFSET,
    now: NOW,
  };
  const applied = applyMapping({ row: 17, cells: all }, mapping, applying);
  return "bad" in applied ? applied.bad.map((cell) => badCellText(cell, "en")) : applied.row;
}

describe("conversions", () => {
  test.each([
    ["  on: d", { d: "2024-02-29" }, { on: "2024-02-29" }],
    ["  on: d", { d: "２０２４-０２-２９" }, { on: "2024-02-29" }],
    ["  on: d", { d: new Date("2024-02-29T00:00:00Z") }, { on: "2024-02-29" }],
    [
      "  on: { column: d, format: [YYYY/M/D, YYYY年M月D日] }",
      { d: "2024年2月9日" },
      { on: "2024-02-09" },
    ],
    ["  on: d", { d: "" }, {}],
    ["  seen: d", { d: "2024-02-29 08:05" }, { seen: "2024-02-29T08:05:00+08:00" }],
    ["  seen: d", { d: "2024-02-29T08:05:00Z" }, { seen: "2024-02-29T16:05:00+08:00" }],
    ["  seen: d", { d: new Date("2024-02-29T08:05:06Z") }, { seen: "2024-02-29T08:05:06+08:00" }],
    ["  people: d", { d: "1,234" }, { people: "1234" }],
    ["  people: d", { d: 7 }, { people: "7" }],
    [
      "  urgent: { column: d, choices: { 急: true, 不急: false }, default: false }",
      { d: "急" },
      { urgent: true },
    ],
    [
      "  urgent: { column: d, choices: { 急: true, 不急: false }, default: false }",
      { d: null },
      { urgent: false },
    ],
    ["  tags: { column: d, split: 、 }", { d: "灯、路、" }, { tags: ["灯", "路"] }],
    [
      "  place: { parts: { area: d, address: e } }",
      { d: 511102, e: "西路" },
      { place: { area: "511102", address: "西路" } },
    ],
    ["  place: { parts: { area: { constant: '511102' }, address: e } }", { e: "" }, {}],
  ])("%s", (fields, cells, expected) => {
    const form = { what: "灯", kind: "ask", caller: { phone: "13800000000" }, ...expected };
    expect(apply(fields, cells as Readonly<Record<string, Cell>>)).toMatchObject({ form });
    expect(
      (apply(fields, cells as Readonly<Record<string, Cell>>) as { form: object }).form,
    ).toEqual(form);
  });

  test.each([
    [
      "  on: 日期",
      { 日期: "2024/13/01" },
      'row 17, column 日期: "2024/13/01" is not a date (expected YYYY-MM-DD)',
    ],
    [
      "  on: 日期",
      { 日期: "2023-02-29" },
      'row 17, column 日期: "2023-02-29" is not a date (expected YYYY-MM-DD)',
    ],
    [
      "  seen: t",
      { t: "8 o'clock" },
      'row 17, column t: "8 o\'clock" is not a time (expected YYYY-MM-DD HH:mm:ss)',
    ],
    [
      "  urgent: { column: u, choices: { 急: true } }",
      { u: "慢" },
      'row 17, column u: "慢" is none of the choices: 急',
    ],
    ["", { a: " \u200b" }, "row 17, column a: must not be empty"],
    ["", { id: null }, "row 17, column id: must not be empty"],
  ])("%s is told", (fields, cells, said) => {
    expect(apply(fields, cells as Readonly<Record<string, Cell>>)).toEqual([said]);
  });

  test("marks that nobody sees are left out of texts, lines stay", () => {
    expect(apply("", { a: "\ufeff路\u200b灯\r\n坏了\u0007" })).toMatchObject({
      form: { what: "路灯\n坏了" },
    });
  });

  test("every bad cell of a row is told", () => {
    const said = apply("  on: d\n  urgent: { column: u, choices: { 急: true } }", {
      d: "x",
      u: "y",
      a: "",
    });
    expect(said).toHaveLength(3);
  });

  test("a choice may be written by its words", () => {
    const text = (TOP + FIELDS).replace("kind: { constant: ask }", "kind: k");
    const mapping = must(checkMapping(must(parseMapping(text, "m.yaml")), PACK));
    const cells = new Map<string, Cell>([
      ["id", "1"],
      ["a", "灯"],
      ["p", "13800000000"],
      ["k", "报修"],
    ]);
    const applying = { historic: false, actor: "feed:x", offset: OFFSET, now: NOW };
    expect(applyMapping({ row: 2, cells }, mapping, applying)).toMatchObject({
      row: { form: { kind: "mend" } },
    });
  });

  test("a value longer than a message should be is cut in it", () => {
    const [said = ""] = apply("  on: d", { d: "9".repeat(500) }) as readonly string[];
    expect(said.length).toBeLessThan(160);
  });

  test("a day without an hour is the beginning of that day in the city", () => {
    const top = `${TOP}occurred: { column: t, format: YYYY-MM-DD }\n`;
    expect(apply("", { t: "2020-03-01" }, top)).toMatchObject({
      openedAt: Date.parse("2020-03-01T00:00:00+08:00"),
      historic: true,
    });
  });
});

describe("command ids", () => {
  test("follow from mapping and key alone", () => {
    expect(commandId("a", "1")).toBe(commandId("a", "1"));
    expect(commandId("a", "1")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(commandId("letters-2020", "A1")).toBe("ef9482b9-31df-5c16-929b-8d20b8fcdc0c");
  });

  test("two names never give one id by running together", () => {
    expect(commandId("ab", "c")).not.toBe(commandId("a", "bc"));
  });
});

describe("formats", () => {
  test("read what they write, for every day and second of a century", () => {
    const moment = fc.date({
      min: new Date("1950-01-01T00:00:00Z"),
      max: new Date("2049-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (date) => {
        const text = date.toISOString().slice(0, 19);
        const written = readByFormat(text, "YYYY-MM-DDTHH:mm:ss");
        expect(written && momentText(written)).toBe(text);
        const short = `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
        const day = readByFormat(short, "YYYY/M/D");
        expect(day && dayText(day)).toBe(text.slice(0, 10));
      }),
    );
  });

  test.each([
    "2024-2-30",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-01-32",
    "2024-01-01 ",
    "24-01-01",
    "２024",
    "",
  ])("%j is no day", (text) => {
    expect(readByFormat(text, "YYYY-M-D")).toBeNull();
  });

  test("a format needs year, month and day, once each, and no letter it does not know", () => {
    expect(["YYYY-MM-DD", "YYYY年M月D日 H:mm"].every(isFormat)).toBe(true);
    expect(["YYYY-MM", "YYYY-MM-DD MM", "YYY-MM-DD", "yyyy-mm-dd", "s", ""].some(isFormat)).toBe(
      false,
    );
  });
});
