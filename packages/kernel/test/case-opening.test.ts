import { describe, expect, it } from "vitest";
import { at } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";
import { due, FORM, PACK, reported } from "./case-lamps.ts";

describe("opening", () => {
  it("CS-2 CS-7 opens with number, area of the place and running clocks", () => {
    const { town, order } = reported();
    const state = town.case(order);
    expect(state).toMatchObject({ state: "open", area: "511102001", number: "order-2", seq: 1 });
    expect(state.clocks["settle"]?.due).toBe(due("2026-11-23"));
    expect(Object.keys(state.clocks)).not.toContain("fast");
  });

  it("CS-2 keeps personal values in the sealed body only", () => {
    const town = city(PACK);
    const { changes } = town.do("2026-11-02 09:00", "citizen", {
      do: "open",
      type: "order",
      action: "report",
      form: FORM,
    });
    const [event] = changes[0]?.events ?? [];
    expect(event?.sealed).toEqual({ who: FORM.who });
    expect(JSON.stringify(event?.body)).not.toContain("13900002765");
    expect(JSON.stringify(changes[0]?.after)).not.toContain("13900002765");
    expect(changes[0]?.after.sealed["who"]?.seq).toBe(1);
  });

  it("CS-2 a historic case never runs a clock, also after later actions", () => {
    const town = city(PACK);
    const opened = at("2020-03-02 09:00");
    const order: Parameters<typeof town.do>[2] = {
      do: "open",
      type: "order",
      action: "report",
      form: FORM,
      opened,
      historic: true,
    };
    const { stream } = town.do("2026-11-02 09:00", "citizen", order).changes[0] ?? { stream: "" };
    expect(town.case(stream)).toMatchObject({ opened, clocks: {} });
    town.act("2026-11-03 09:00", "p-desk", stream, "give", { lead: "lamps" });
    expect(town.case(stream).clocks).toEqual({});
  });

  it("CS-27 whoever sees an area opens what lies in it, and nothing else", () => {
    const town = city(PACK);
    const report = (area: string) =>
      town.try("2026-11-02 09:00", "p-county", {
        do: "open",
        type: "order",
        action: "report",
        form: { ...FORM, place: { area } },
      });
    expect(report("511126").ok).toBe(true);
    expect(report("511102001")).toMatchObject({ ok: false, fault: { code: "case-actor-unfit" } });
  });

  it("CS-2 refuses an opening that lies in the future", () => {
    const town = city(PACK);
    const opened = at("2026-11-03 09:00");
    const tried = town.try("2026-11-02 09:00", "citizen", {
      do: "open",
      type: "order",
      action: "report",
      form: FORM,
      opened,
    });
    expect(tried).toMatchObject({ ok: false, fault: { code: "case-opened-ahead" } });
  });
});

describe("looking at sealed fields", () => {
  it("CS-19 is an event with a reason, for those the pack names", () => {
    const { town, order } = reported();
    const look = (why: string) => ({ do: "look", stream: order, fields: ["who"], why }) as const;
    expect(town.try("2026-11-02 10:00", "p-lamp", look("回电"))).toMatchObject({
      ok: false,
      fault: { code: "case-look-forbidden" },
    });
    expect(town.try("2026-11-02 10:00", "p-desk", look("  "))).toMatchObject({
      ok: false,
      fault: { code: "case-look-without-reason" },
    });
    expect(town.do("2026-11-02 10:00", "p-desk", look("回电")).changes[0]?.events[0]?.body).toEqual(
      { fields: ["who"], why: "回电" },
    );
  });
});
