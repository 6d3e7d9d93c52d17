import { describe, expect, it, test } from "vitest";
import type { Day } from "../src/calendar/day.ts";
import { startOfDay } from "../src/calendar/moment.ts";
import { figureBasis } from "../src/indicator/basis.ts";
import { contributionsOf } from "../src/indicator/contribution.ts";
import { figureText, grouped } from "../src/indicator/figure.ts";
import { parsePeriod, periodAt, periodBefore } from "../src/indicator/period.ts";
import { Reckoning } from "../src/indicator/reckoning.ts";
import { readSpan } from "../src/indicator/span.ts";
import { spotOf } from "../src/indicator/spot.ts";
import { LESHAN_AREAS } from "./area-leshan.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";
import { BASE, FIGURES, lamps } from "./indicator-lamps.ts";

const PACK = must(lamps());
const CUT = { offset: 480, time: "12:00" };

function town() {
  return city(PACK);
}

type Town = ReturnType<typeof town>;

function counts(of: Town, stream: string, now = "2026-12-31") {
  const made = contributionsOf(of.case(stream), of.world(at(now)));
  return Object.fromEntries(made.map((each) => [each.indicator, each]));
}

function lamp(of: Town, when: string, form: object = {}) {
  const asked = { kind: "help", what: "路灯不亮", place: { area: "511102001" }, ...form };
  return of.open(when, "p-desk", "order", "register", asked as never);
}

function codes(figures: string, bulletins = ""): string[] {
  const loaded = lamps(figures, bulletins);
  return loaded.ok ? [] : (loaded.fault.parts ?? []).map(({ code }) => code);
}

const one = (line: string) => `indicators:\n  one: { text: 一 | one, ${line} }\n`;

describe("what a case counts for", () => {
  it("FI-1 counts once, at the one moment that is named", () => {
    const of = town();
    const order = lamp(of, "2026-11-02 09:00", { lamps: 3 });
    expect(counts(of, order)).toMatchObject({
      received: { at: at("2026-11-02 09:00"), value: 1, dims: { kind: "help" } },
      lamps: { value: 3 },
      fell_due: { at: startOfDay("2026-11-12" as Day, LESHAN) },
    });
    expect(counts(of, order)["answers"]).toBeUndefined();
    of.act("2026-11-03 09:00", "p-desk", order, "accept", { lead: "lamps" });
    of.act("2026-11-03 10:00", "p-lamp", order, "reply", { answer: "已修" });
    of.act("2026-11-04 10:00", "p-desk", order, "redo");
    of.act("2026-11-05 10:00", "p-lamp", order, "reply", { answer: "又修" });
    expect(counts(of, order)["answers"]?.at).toBe(at("2026-11-03 10:00"));
  });

  it("FI-1 leaves out a case for which where does not hold", () => {
    const of = town();
    expect(counts(of, lamp(of, "2026-11-02 09:00"))["lamps"]).toBeUndefined();
  });

  it("FI-2 says the same whenever it is asked", () => {
    const of = town();
    const order = lamp(of, "2026-11-02 09:00", { lamps: 2 });
    of.act("2026-11-03 09:00", "p-desk", order, "accept", { lead: "lamps" });
    expect(counts(of, order, "2026-11-03")).toEqual(counts(of, order, "2031-01-01"));
  });

  it("FI-9 is on time within the first limit, pauses left out, extensions not counted", () => {
    const of = town();
    const paused = lamp(of, "2026-11-02 09:00");
    of.act("2026-11-03 09:00", "p-desk", paused, "accept", { lead: "lamps" });
    of.act("2026-11-11 09:00", "p-lamp", paused, "reply", { answer: "已修" });
    // Seven days wait for the call-back; of the limit one day was left.
    of.act("2026-11-16 09:00", "p-desk", paused, "close");
    expect(counts(of, paused)["on_time"]).toBeDefined();

    const extended = lamp(of, "2026-11-02 09:00");
    of.act("2026-11-03 09:00", "p-desk", extended, "accept", { lead: "lamps" });
    of.act("2026-11-04 09:00", "p-desk", extended, "extend", { more: "5wd" });
    of.act("2026-11-16 09:00", "p-lamp", extended, "reply", { answer: "已修" });
    of.act("2026-11-16 10:00", "p-desk", extended, "close");
    const late = counts(of, extended);
    expect(late["on_time"]).toBeUndefined();
    expect(late["fell_due"]).toBeDefined();
  });

  it("FI-9 an open case is not on time and stands in the denominator", () => {
    const of = town();
    const open = counts(of, lamp(of, "2026-11-02 09:00"), "2027-03-01");
    expect(open["fell_due"]).toBeDefined();
    expect(open["on_time"]).toBeUndefined();
  });
});

describe("what an indicator may read", () => {
  test.each([
    ["from: order, at: opened, where: opened < today", "pack-expression-name"],
    ["from: order, at: opened, where: opened < now", "pack-expression-name"],
    ["from: order, at: opened, where: clock.fix.late", "pack-expression-name"],
    ["from: order, at: opened, where: \"clock.fix.used > limit('2wd')\"", "pack-expression-name"],
    ["from: order, at: opened, where: size(links.order) > 0", "pack-expression-name"],
    ["from: order, at: opened, where: \"lead.level == 'county'\"", "pack-expression-name"],
    ["from: order, at: opened, where: fresh", "pack-expression-name"],
    ["from: order, at: opened, where: \"who.name == 'x'\"", "pack-expression-sealed"],
    ["from: order, at: opened, sum: kind", "pack-expression-type"],
    ["from: order, at: opened, across: [owner]", "pack-indicator-across"],
    ["from: order, at: opened, across: [who]", "pack-indicator-across"],
    ["from: order, at: opened, across: [what]", "pack-indicator-across"],
    ["from: order, at: clock.fix.left", "pack-value"],
    ["from: order, at: clock.nothing.due", "pack-unknown"],
    ["from: order, at: past.nothing.first", "pack-unknown"],
    ["from: order, at: nothing", "pack-unknown"],
    ["from: nothing, at: opened", "pack-unknown"],
    ["from: order, at: standing", "pack-word-later"],
    ["from: filed", "pack-filed-by"],
    ['value: "1.0"', ""],
    ["unit: 件 | cases", "pack-indicator-kind"],
    ['from: order, at: opened, value: "1.0"', "pack-indicator-kind"],
  ])("FI-2 FI-10 %s → %s", (line, code) => {
    expect(codes(one(line))).toEqual(
      code === "" ? ["pack-unused"] : expect.arrayContaining([code]),
    );
  });

  it("FI-2 reads a computed field that reads nothing else", () => {
    expect(codes(one("from: order, at: opened, where: urged > 1"))).toEqual(["pack-unused"]);
  });

  it("FI-2 knows sealed fields only by whether something stands there", () => {
    expect(codes(one("from: order, at: opened, where: who != null"))).toEqual(["pack-unused"]);
  });

  it("FI-6 a share says what it means", () => {
    const figures = `${one("from: order, at: opened")}  rate: { text: 率 | rate, value: "share(one, one)" }\n`;
    expect(codes(figures)).toEqual(["pack-indicator-means"]);
  });

  it("a derived number does not come back to itself", () => {
    const figures =
      'indicators:\n  a: { text: 甲 | a, value: "b + 1.0" }\n  b: { text: 乙 | b, value: "a + 1.0" }\n';
    expect(codes(figures)).toContain("pack-circle");
  });

  it("a derived number is divided by nothing that its parts are not", () => {
    const figures = `${one("from: order, at: opened, across: [area]")}  two: { text: 二 | two, value: "one + one", across: [kind] }\n`;
    expect(codes(figures)).toContain("pack-indicator-across");
    expect(PACK.indicators["rate"]?.across).toEqual(["area", "lead"]);
  });
});

describe("periods", () => {
  const named = (text: string) => must(parsePeriod(text, CUT));

  it("FI-4 a statistic day ends at the cut of the day it is named by", () => {
    expect(named("2026-11-05")).toMatchObject({
      from: at("2026-11-04 12:00"),
      until: at("2026-11-05 12:00"),
    });
    const plain = must(parsePeriod("2026-11-05", { offset: 480, time: "24:00" }));
    expect(plain).toMatchObject({ from: at("2026-11-05 00:00"), until: at("2026-11-06 00:00") });
  });

  it("FI-4 months and years are of the calendar", () => {
    expect(named("2026-02")).toMatchObject({
      from: at("2026-02-01 00:00"),
      until: at("2026-03-01 00:00"),
    });
    expect(named("2026")).toMatchObject({
      from: at("2026-01-01 00:00"),
      until: at("2027-01-01 00:00"),
    });
  });

  it("FI-4 a moment at the cut belongs to the next day", () => {
    expect(periodAt(at("2026-11-05 12:00"), "day", CUT).name).toBe("2026-11-06");
    expect(periodAt(at("2026-11-05 11:59"), "day", CUT).name).toBe("2026-11-05");
    expect(periodBefore(named("2026-11-01"), CUT).name).toBe("2026-10-31");
    expect(periodBefore(named("2026-01"), CUT).name).toBe("2025-12");
  });

  test.each(["2026-13", "2026-02-30", "26-11", "", "2026-11-05T00:00"])("%s is none", (text) => {
    expect(parsePeriod(text, CUT)).toMatchObject({ ok: false, fault: { code: "figure-period" } });
  });
});

describe("figures", () => {
  const world = { pack: PACK, settings: {}, calendar: () => LESHAN };
  const november = must(parsePeriod("2026-11", CUT));
  const found = (values: Readonly<Record<string, number>>, own = {}) => {
    const reckoning = new Reckoning({
      world: { ...world, settings: own },
      areas: LESHAN_AREAS,
      cut: CUT,
      today: "2026-11-30" as Day,
      source: {
        sum: (name) => ({ value: values[name] ?? 0, n: values[name] ?? 0 }),
        filed: () => [],
        keys: () => [],
      },
    });
    const spot = spotOf("511100", november, must(readSpan("2026-11")));
    return (name: string) => reckoning.figure(name, spot);
  };

  it("FI-6 a share of nothing has no answer, neither 0 nor 100", () => {
    const rate = found({})("rate");
    expect(rate).toEqual({ value: null, n: 0 });
    const indicator = PACK.indicators["rate"];
    if (indicator) expect(figureText(rate, indicator)).toBe("–");
  });

  it("FI-6 a share says what it rests on", () => {
    const figure = found({ on_time: 7, fell_due: 8, late_ones: 1 });
    expect(figure("rate")).toEqual({ value: 7 / 8, n: 8 });
    expect(figure("weighted").value).toBe(7.5 / 8);
    expect(figure("received")).toEqual({ value: 0, n: 0 });
  });

  it("a weight is the city's own where it set one", () => {
    const figure = found({ on_time: 7, fell_due: 8, late_ones: 1 }, { weight: 1 });
    expect(figure("weighted").value).toBe(1);
  });

  it("a number is printed as people write it", () => {
    expect(grouped(1146)).toBe("1,146");
    expect(grouped(0.5)).toBe("1");
    expect(grouped(-1234567.891, 2)).toBe("-1,234,567.89");
    const rate = PACK.indicators["rate"];
    if (rate) expect(figureText({ value: 0.87649, n: 1 }, rate)).toBe("87.6%");
  });

  it("what counts rest on changes with a condition and the settings it reads, not with a definition", () => {
    const basis = figureBasis(PACK, {});
    expect(figureBasis(PACK, { weight: 0.9 })).toBe(basis);
    const named = must(lamps(FIGURES.replace("登记的工单", "全部登记的工单")));
    expect(figureBasis(named, {})).toBe(basis);
    const other = must(lamps(FIGURES.replace("lamps != null", "lamps != null && urged == 0")));
    expect(figureBasis(other, {})).not.toBe(basis);
    const set = must(lamps(FIGURES.replace("lamps != null", "setting.weight < 1.0")));
    expect(figureBasis(set, {})).not.toBe(figureBasis(set, { weight: 2 }));
  });
});

it("the pack of these tests is sound", () => {
  expect(BASE).toContain("lamps");
  expect(codes(FIGURES)).toEqual([]);
});
