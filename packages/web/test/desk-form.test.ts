import type { FormField, Problem } from "@xinlian/wire";
import { describe, expect, test } from "vitest";
import { best } from "../src/desk/form/best.ts";
import { faultsOf, firstValues, missing, toSend } from "../src/desk/form/check.ts";
import { readMoment, writeMoment } from "../src/desk/form/date-box.tsx";
import { holds, readDraft, typed, writeDraft } from "../src/desk/form/draft.ts";
import { readLimit } from "../src/desk/form/limit-box.tsx";
import { lines, ordered } from "../src/desk/form/order.ts";
import { ANSWER_FORM } from "./desk-fixture/sample-case.ts";
import { REGISTER_FORM } from "./desk-fixture/sample-city.ts";

const names = (form: readonly FormField[]) => form.map((field) => field.field);

describe("the order of the hand", () => {
  test("a caller says what and where first, the contact comes last", () => {
    expect(names(ordered([...REGISTER_FORM].reverse(), "intake"))).toEqual([
      "matter",
      "place",
      "topic",
      "lead",
      "caller",
      "secret",
    ]);
  });

  test("a result begins with its short answers and ends with its text", () => {
    expect(names(ordered(ANSWER_FORM, "act"))).toEqual(["verdict", "visited", "fixed_on", "reply"]);
  });

  test("short fields that follow one another share a line, never three", () => {
    expect(lines(ordered(ANSWER_FORM, "act")).map(names)).toEqual([
      ["verdict"],
      ["visited", "fixed_on"],
      ["reply"],
    ]);
  });
});

describe("what a form sends", () => {
  test("required fields that are empty are named; a tick is never missing", () => {
    expect(names(missing(REGISTER_FORM, firstValues(REGISTER_FORM)))).toEqual([
      "matter",
      "topic",
      "place",
    ]);
    const place = { area: "511102", address: "" };
    expect(missing(REGISTER_FORM, { matter: "x", topic: "road", place })).toEqual([]);
  });

  test("empty texts go as null, texts are trimmed, empty parts of a contact are left out", () => {
    const sent = toSend(REGISTER_FORM, {
      matter: "  路灯不亮 ",
      topic: "",
      place: { area: "511102", address: " 人民西路 " },
      caller: { name: " ", phone: "" },
    });
    expect(sent).toEqual({
      matter: "路灯不亮",
      topic: null,
      place: { area: "511102", address: "人民西路" },
      lead: null,
      caller: {},
      secret: false,
    });
  });

  test("a refusal is brought to its fields, also by dotted places", () => {
    const problem = {
      type: "urn:xinlian:fault:form",
      status: 422,
      code: "form",
      title: "",
      detail: "",
      errors: [
        { code: "field-area", place: "place.area", detail: "区划代码不存在" },
        { code: "field-empty", place: "matter", detail: "请填写诉求" },
        { code: "other", place: "elsewhere", detail: "与本表无关" },
      ],
    } satisfies Problem;
    expect(faultsOf(problem, REGISTER_FORM)).toEqual([
      { field: "place", text: "区划代码不存在" },
      { field: "matter", text: "请填写诉求" },
    ]);
  });
});

describe("kinds", () => {
  test("a limit is its number and its unit, both ways", () => {
    expect(readLimit("10wd")).toEqual({ n: "10", unit: "wd" });
    expect(readLimit("20min")).toEqual({ n: "20", unit: "min" });
    expect(readLimit("3mo")).toEqual({ n: "3", unit: "mo" });
    expect(readLimit(null)).toEqual({ n: "", unit: "wd" });
  });

  test("dates and moments keep the city's offset, wherever the browser stands", () => {
    const day = readMoment("2026-11-05", false);
    expect(day && writeMoment(day)).toBe("2026-11-05");
    const moment = readMoment("2026-11-05T15:30:00Z", true);
    expect(moment && writeMoment(moment)).toBe("2026-11-05T23:30:00+08:00");
    expect(readMoment("yesterday", true)).toBeNull();
  });
});

describe("finding by a part of the name", () => {
  const units = [
    { id: "511102-housing", text: "市中区住房和城乡建设局", aside: "市中区" },
    { id: "511100-housing", text: "市住房和城乡建设局", aside: "乐山市" },
    { id: "511100-urban", text: "市城市管理行政执法局" },
  ];
  const found = (typed: string) => best(units, typed, 9).map((unit) => unit.id);

  test("the beginning of a name comes before its middle, the shorter before the longer", () => {
    expect(found("市住房")).toEqual(["511100-housing", "511102-housing"]);
    expect(found("住房")).toEqual(["511100-housing", "511102-housing"]);
  });

  test("words in any order, and the letters of a short name in theirs", () => {
    expect(found("建设 市中区")).toEqual(["511102-housing"]);
    expect(found("市城管局")).toEqual(["511100-urban"]);
    expect(found("水务")).toEqual([]);
    expect(found("")).toHaveLength(3);
  });
});

describe("drafts", () => {
  test("nothing typed is no draft", () => {
    expect(typed({ a: "", b: null, c: false, d: {}, e: [] })).toBe(false);
    expect(typed({ place: { area: "", address: "路" } })).toBe(true);
    expect(holds(0)).toBe(true);
  });

  test("without a store nothing breaks: there is simply no draft", () => {
    writeDraft("draft.x", { values: { a: "字" }, at: 1, key: "k" });
    expect(readDraft("draft.x")).toBeNull();
  });
});
