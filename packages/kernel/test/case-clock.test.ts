import { describe, expect, it } from "vitest";
import { startOfDay } from "../src/calendar/moment.ts";
import { dueMarks } from "../src/case/marks.ts";
import { at, day, LESHAN, leshanCalendar } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";
import { due, FORM, PACK, reported } from "./case-lamps.ts";

describe("clocks of a case", () => {
  it("CS-8 the citizen's clock runs through reassigning, the unit's begins afresh", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    expect(town.case(order).clocks["unit"]?.due).toBe(due("2026-11-09"));
    town.act("2026-11-05 10:00", "p-desk", order, "give", { lead: "water" });
    expect(town.case(order).clocks["settle"]?.due).toBe(due("2026-11-23"));
    expect(town.case(order).clocks["unit"]?.due).toBe(due("2026-11-12"));
  });

  it("CS-9 a clock that comes to apply late counts from its true start", () => {
    const { town, order } = reported();
    town.act("2026-11-02 09:30", "p-desk", order, "rush");
    expect(town.case(order).clocks["fast"]?.due).toBe(at("2026-11-02 11:00"));
  });

  it("CS-10 relabelling may shorten and never lengthens", () => {
    const short = reported();
    short.town.act("2026-11-03 10:00", "p-desk", short.order, "give", {
      lead: "lamps",
      kind: "help",
    });
    expect(short.town.case(short.order).clocks["settle"]?.due).toBe(due("2026-11-11"));
    const long = reported({ kind: "help" });
    long.town.act("2026-11-03 10:00", "p-desk", long.order, "give", {
      lead: "lamps",
      kind: "complaint",
    });
    expect(long.town.case(long.order).clocks["settle"]?.due).toBe(due("2026-11-11"));
  });

  it("CS-8 the clock stands still while the answer waits and resumes with what was left", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    town.act("2026-11-04 10:00", "p-lamp", order, "answer", { words: "已修" });
    expect(
      dueMarks(town.case(order), town.world(at("2026-11-05"))).map(({ clock }) => clock),
    ).toEqual([]);
    town.act("2026-11-06 10:00", "citizen", order, "not_fixed");
    expect(town.case(order).clocks["settle"]?.due).toBe(due("2026-11-25"));
  });

  it("CS-12 an extension granted after expiry annuls the breach on record", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    town.tryAt(due("2026-11-23"), "clock", {
      do: "tick",
      stream: order,
      clock: "settle",
      mark: "due",
    });
    expect(town.case(order).clocks["settle"]?.breached).toBe(due("2026-11-23"));
    const outcome = town.act("2026-11-24 09:00", "p-desk", order, "lengthen", { more: "10wd" });
    expect(outcome.changes[0]?.events.map(({ kind }) => kind)).toEqual(["acted", "annulled"]);
    expect(town.case(order).clocks["settle"]).toMatchObject({
      due: due("2026-12-07"),
      firstDue: due("2026-11-23"),
    });
    expect(town.case(order).clocks["settle"]?.breached).toBeUndefined();
  });

  it("CS-17 a mark fires once, in its time, and takes its action", () => {
    const { town, order } = reported();
    const tick = { do: "tick", stream: order, clock: "settle", mark: "80%" } as const;
    const begins = startOfDay(day("2026-11-18"), LESHAN);
    expect(town.tryAt((begins - 1) as typeof begins, "clock", tick).ok).toBe(false);
    const fired = town.tryAt(begins, "clock", tick);
    expect(fired.ok && fired.value.changes[0]?.events.map(({ kind }) => kind)).toEqual([
      "warned",
      "acted",
    ]);
    expect(town.case(order).past["urge"]?.count).toBe(1);
    expect(town.tryAt(begins, "clock", tick)).toMatchObject({
      ok: false,
      fault: { code: "case-mark-not-due" },
    });
  });

  it("CS-17 two clocks that end in the same second fire in the order of their names", () => {
    const { town, order } = reported({ kind: "help" });
    town.act("2026-11-04 10:00", "p-desk", order, "give", { lead: "lamps" });
    const marks = dueMarks(town.case(order), town.world(at("2026-11-04 11:00")));
    const last = marks.filter((mark) => mark.at === due("2026-11-11"));
    expect(last.map(({ clock }) => clock)).toEqual(["settle", "unit"]);
  });

  it("CS-17 a window never fires", () => {
    const { town, order } = reported();
    expect(
      dueMarks(town.case(order), town.world(at("2026-11-02 10:00"))).map(({ clock }) => clock),
    ).not.toContain("window");
  });

  it("CS-18 a newly loaded year makes a provisional date certain, on record", () => {
    const town = city(PACK);
    town.calendar = leshanCalendar(2025);
    const order = town.open("2025-12-30 09:00", "citizen", "order", "report", FORM);
    expect(town.case(order).clocks["settle"]?.provisional).toBe(true);
    town.calendar = LESHAN;
    const outcome = town.do("2026-01-04 09:00", "self", { do: "recompute", stream: order });
    expect(outcome.changes[0]?.events.map(({ kind }) => kind)).toEqual(["recomputed"]);
    expect(town.case(order).clocks["settle"]?.provisional).toBe(false);
    expect(town.do("2026-01-04 09:00", "self", { do: "recompute", stream: order }).changes).toEqual(
      [],
    );
  });
});
