import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Result } from "../src/fault/index.ts";
import { type Fault, sayFault } from "../src/fault/index.ts";
import { parseForm } from "../src/field/form.ts";
import { maskedPhone, normalPhone } from "../src/field/phone.ts";
import type { FieldValue, FieldValues } from "../src/field/value.ts";
import { areaName, fieldWords } from "../src/field/words.ts";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";
import { FORM_PACK, formWorld } from "./field-pack.ts";

const PACK = must(loadPack({ "pack.yaml": FORM_PACK }, "aa"));
const NODE = PACK.cases.form as NonNullable<(typeof PACK.cases)["form"]>;
const FILL = NODE.actions.fill as NonNullable<(typeof NODE.actions)["fill"]>;
const WORLD = formWorld(PACK);

function read(raw: unknown): Result<FieldValues> {
  return parseForm(FILL, NODE, PACK, raw, WORLD);
}

/** One field of an otherwise good form. */
function one(name: string, value: unknown): FieldValue | string | undefined {
  const parsed = read({ must: "x", [name]: value });
  if (parsed.ok) return parsed.value[name];
  const parts: readonly Fault[] = parsed.fault.parts ?? [];
  expect(parts.map(({ place }) => place)).toEqual([name]);
  return parts[0]?.code;
}

describe("a form", () => {
  test("FD-1 tells every bad field at once, each at its place", () => {
    const parsed = read({ count: "3.5", day: "2026-02-29", kind: "hlep", colour: "red" });
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.fault.code).toBe("field-form");
    expect((parsed.fault.parts ?? []).map(({ code, place }) => [place, code])).toEqual([
      ["colour", "field-unknown"],
      ["must", "field-empty"],
      ["count", "field-whole"],
      ["day", "field-date"],
      ["kind", "field-choice"],
    ]);
  });

  test("FD-2 a message names the field, the value and what is allowed, in both languages", () => {
    const parsed = read({ must: "x", kind: "hlep" });
    const [fault] = parsed.ok ? [] : (parsed.fault.parts ?? []);
    expect(fault && sayFault(fault, "zh")).toBe("“类别”：没有“hlep”这一项，可选：help, complain");
    expect(fault && sayFault(fault, "en")).toBe(
      '"kind": there is no "hlep"; choose from: help, complain',
    );
  });

  test("FD-3 what was left out stays out, what was sent empty empties the field", () => {
    expect(must(read({ must: "x" }))).toEqual({ must: "x" });
    expect(must(read({ must: "x", day: "", many: [], note: "  " }))).toEqual({
      must: "x",
      day: null,
      many: null,
      note: null,
    });
  });

  test.each([null, [], "x", 3, undefined])("FD-4 is an object: not %j", (raw) => {
    const parsed = read(raw);
    expect(!parsed.ok && parsed.fault.code).toBe("field-form-shape");
  });

  test("FD-5 names that JavaScript knows are unknown fields", () => {
    const parsed = read(JSON.parse('{"must":"x","__proto__":1,"constructor":2,"toString":3}'));
    expect(!parsed.ok && (parsed.fault.parts ?? []).map(({ place }) => place)).toEqual([
      "__proto__",
      "constructor",
      "toString",
    ]);
  });
});

describe("a value by its kind (FD-6)", () => {
  test.each<[string, unknown, unknown]>([
    ["note", " a\r\nb ", "a\nb"],
    ["note", "嘉州大道\u200b", "field-text-control"],
    ["note", "a\u0000b", "field-text-control"],
    ["note", "abc\u202Etxt.exe", "field-text-control"],
    ["note", 3, "field-shape"],
    ["note", "字".repeat(10_000), "字".repeat(10_000)],
    ["note", "字".repeat(10_001), "field-text-long"],
    ["figure", "１２．５", 12.5],
    ["figure", -0.25, -0.25],
    ["figure", "1e3", "field-number"],
    ["figure", Number.POSITIVE_INFINITY, "field-number"],
    ["figure", "0x10", "field-number"],
    ["count", "12", 12],
    ["count", 12.5, "field-whole"],
    ["count", 2 ** 53, "field-whole"],
    ["yes", true, true],
    ["yes", "否", false],
    ["yes", "maybe", "field-yes"],
    ["day", "2028-02-29", "2028-02-29"],
    ["day", "2026-02-29", "field-date"],
    ["day", "2026-13-01", "field-date"],
    ["day", 20260101, "field-date"],
    ["time", "2026-11-02 09:00", Date.parse("2026-11-02T01:00:00Z")],
    ["time", "2026-11-02T09:00:00Z", Date.parse("2026-11-02T09:00:00Z")],
    ["time", 1_762_045_200_000, 1_762_045_200_000],
    ["time", "2026-11-02 25:00", "field-time"],
    ["time", 1e20, "field-time"],
    ["length", "１０wd", "10wd"],
    ["length", "0wd", "field-limit"],
    ["length", "10 wd", "field-limit"],
    ["length", "until 2026-11-23T16:00Z", "field-limit"],
    ["kind", "help", "help"],
    ["kind", "toString", "field-choice"],
    ["kind", ["help"], "field-choice"],
    ["many", ["help", "complain"], ["help", "complain"]],
    ["many", "help", ["help"]],
    ["many", ["help", "x"], "field-choice"],
    ["many", Array.from({ length: 101 }, () => "help"), "field-many"],
    ["region", "511102", "511102"],
    ["region", "999999", "field-area"],
    ["unit", "lights", "lights"],
    ["unit", "gone", "field-unit"],
    ["unit", "nobody", "field-unit"],
    ["person", "li", "li"],
    ["person", "left", "field-person"],
    ["other", "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000001"],
    ["other", "1; drop table", "field-relation"],
  ])("%s: %j", (name, raw, expected) => {
    expect(one(name, raw)).toEqual(expected);
  });

  test("a place has a known area, and as much more as is known", () => {
    expect(
      one("place", { area: "511102", address: " 嘉州大道 12 号 ", lng: "103.76", lat: 29.58 }),
    ).toEqual({
      area: "511102",
      address: "嘉州大道 12 号",
      lng: 103.76,
      lat: 29.58,
    });
    expect(one("place", { area: 511102 })).toEqual({ area: "511102" });
    expect(one("place", { area: "511102", lng: "", lat: "" })).toEqual({ area: "511102" });
    expect(one("place", { address: "嘉州大道" })).toBe("field-area");
    expect(one("place", { area: "511102", lng: 103.76 })).toBe("field-point");
    expect(one("place", { area: "511102", lng: 181, lat: 0 })).toBe("field-point");
    expect(one("place", { area: "511102", height: 3 })).toBe("field-shape");
    expect(one("place", "511102")).toBe("field-shape");
  });

  test("a file is a reference to what is stored", () => {
    const file = { id: "ab".repeat(32), name: "灯.jpg", type: "image/jpeg", size: 3 };
    expect(one("proof", [file])).toEqual([file]);
    expect(one("proof", [{ ...file, id: "../../etc/passwd" }])).toBe("field-file");
    expect(one("proof", [{ ...file, size: -1 }])).toBe("field-file");
  });
});

describe("a contact (FD-7)", () => {
  test("has its phone in one form", () => {
    expect(one("who", "+86 138-0000-2765")).toEqual({ phone: "13800002765" });
    expect(one("who", { name: "王某", phone: "０８３３－２１２３４５６" })).toEqual({
      name: "王某",
      phone: "08332123456",
    });
    expect(one("who", { address: "市中区" })).toEqual({ address: "市中区" });
    expect(one("who", { name: "王某" })).toBe("field-contact");
    expect(one("who", { phone: "13800002765", id: "x" })).toBe("field-contact");
  });

  test("is never repeated in a message", () => {
    const parsed = read({ must: "x", who: { phone: "1380000276x" }, secret: 3 });
    const text =
      JSON.stringify(parsed) +
      (parsed.ok ? "" : (parsed.fault.parts ?? []).map((part) => sayFault(part, "zh")).join());
    expect(parsed.ok).toBe(false);
    expect(text).not.toContain("1380000276x");
  });

  test.each([
    ["13800002765", "13800002765"],
    ["8613800002765", "13800002765"],
    ["0086 138 0000 2765", "13800002765"],
    ["+86-833-2123456", "08332123456"],
    ["(0833) 2123456", "08332123456"],
    ["010-65129999", "01065129999"],
    ["2123456", "2123456"],
    ["400-123-4567", "4001234567"],
    ["12345", null],
    ["1380000276", null],
    ["23800002765", null],
    ["", null],
    ["１".repeat(60), null],
  ])("%s → %s", (text, expected) => {
    expect(normalPhone(text)).toBe(expected);
  });

  test("one number is one number however it is written (property)", () => {
    const mobile = fc.tuple(
      fc.constantFrom("13", "15", "17", "18", "19"),
      fc.integer({ min: 0, max: 999_999_999 }),
    );
    const dress = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `+86${text}`,
      (text) => `0086 ${text}`,
      (text) => text.replace(/(.{3})(.{4})(.{4})/, "$1 $2-$3"),
      (text) =>
        [...text]
          .map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
          .join(""),
    );
    seeded(
      fc.property(mobile, dress, ([head, tail], wear) => {
        const number = `${head}${String(tail).padStart(9, "0")}`;
        expect(normalPhone(wear(number))).toBe(number);
        expect(normalPhone(normalPhone(wear(number)) ?? "")).toBe(number);
      }),
      500,
    );
  });

  test("is shown masked", () => {
    expect(maskedPhone("13800002765")).toBe("138****2765");
    expect(maskedPhone("08332123456")).toBe("083****3456");
    expect(maskedPhone("2123456")).toBe("212**56");
  });
});

describe("a value in words (FD-8)", () => {
  const say = (name: string, value: FieldValue) => {
    const field = NODE.fields[name];
    if (field === undefined) throw new Error(name);
    return fieldWords(field, value, WORLD);
  };

  test.each<[string, FieldValue, string, string]>([
    ["day", "2026-11-23", "2026年11月23日", "23 November 2026"],
    ["time", Date.parse("2026-11-02T01:05:00Z"), "2026年11月2日 09:05", "2 November 2026, 09:05"],
    ["kind", "help", "求助", "help"],
    ["many", ["help", "complain"], "求助、投诉", "help, complaint"],
    ["yes", true, "是", "yes"],
    ["length", "10wd", "10个工作日", "10 working days"],
    ["unit", "lights", "城管局", "City management"],
    [
      "place",
      { area: "511102001", address: "12 号" },
      "市中区上河街街道 12 号",
      "市中区上河街街道 12 号",
    ],
    ["note", "原样", "原样", "原样"],
  ])("%s %j", (name, value, zh, en) => {
    expect(say(name, value)).toEqual({ zh, en });
  });

  test("an empty one says nothing", () => {
    expect(say("kind", null)).toEqual({ zh: "", en: "" });
    expect(areaName("511100", WORLD)).toBe("乐山市");
  });
});

describe("whatever comes (property)", () => {
  test("a form gives values of the right kinds or faults with places, and never throws", () => {
    const names = Object.keys(NODE.fields);
    const raw = fc.dictionary(fc.constantFrom(...names, "stray"), fc.anything({ maxDepth: 2 }));
    seeded(
      fc.property(raw, (form) => {
        const parsed = read(form);
        if (parsed.ok) {
          for (const name of Object.keys(parsed.value)) expect(names).toContain(name);
          expect(() => JSON.stringify(parsed.value)).not.toThrow();
        } else {
          expect((parsed.fault.parts ?? []).length).toBeGreaterThan(0);
          for (const part of parsed.fault.parts ?? []) expect(part.place).toBeTruthy();
        }
      }),
      1000,
    );
  });
});
