import { describe, expect, it } from "vitest";
import { offers } from "../src/case/offering.ts";
import { at } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";
import { PACK, reported } from "./case-lamps.ts";

describe("who may act, and when", () => {
  it("CS-3 names the state and the states that would do", () => {
    const { town, order } = reported();
    const tried = town.try("2026-11-02 10:00", "p-lamp", {
      do: "act",
      stream: order,
      action: "answer",
      form: { words: "好" },
    });
    expect(tried).toMatchObject({
      ok: false,
      fault: { code: "case-action-not-now", values: { state: "open", from: "given" } },
    });
  });

  it("CS-5 another unit's handler may not answer", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    const tried = town.try("2026-11-02 11:00", "p-water", {
      do: "act",
      stream: order,
      action: "answer",
      form: { words: "好" },
    });
    expect(tried).toMatchObject({ ok: false, fault: { code: "case-actor-unfit" } });
  });

  it("CS-4 names every missing and every unasked field at once", () => {
    const town = city(PACK);
    const tried = town.try("2026-11-02 09:00", "citizen", {
      do: "open",
      type: "order",
      action: "report",
      form: { kind: "help", lead: "lamps" },
    });
    expect(tried.ok).toBe(false);
    if (tried.ok) return;
    expect(tried.fault.parts?.map(({ code, place }) => `${code} ${place}`)).toEqual([
      "case-field-not-asked lead",
      "field-empty what",
      "field-empty place",
      "field-empty who",
    ]);
  });

  it("CS-6 the head of a unit complained of is barred, and the unit is not given the case", () => {
    const { town, order } = reported({ against: ["lamps"] });
    expect(town.case(order).barred).toEqual({ people: ["p-head"], units: ["lamps"] });
    const given = town.try("2026-11-02 10:00", "p-desk", {
      do: "act",
      stream: order,
      action: "give",
      form: { lead: "lamps" },
    });
    expect(given).toMatchObject({ ok: false, fault: { code: "case-lead-barred" } });
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "water" });
    expect(offers(town.case(order), town.world(at("2026-11-02 11:00")), town.me("p-head"))).toEqual(
      [],
    );
  });

  it("CS-20 tells why a guard forbids what would be his", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    town.act("2026-11-02 11:00", "p-desk", order, "lengthen", { more: "3wd" });
    const offered = offers(town.case(order), town.world(at("2026-11-02 12:00")), town.me("p-desk"));
    expect(offered.find(({ action }) => action.name === "lengthen")?.why?.values["reason"]).toBe(
      "只能延期一次",
    );
    expect(offered.find(({ action }) => action.name === "rush")?.why).toBeNull();
  });

  it("CS-20 says nothing of what does not apply", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    const names = () => {
      const world = town.world(at("2026-11-02 12:00"));
      return offers(town.case(order), world, town.me("p-desk")).map(({ action }) => action.name);
    };
    expect(names()).not.toContain("calm");
    town.act("2026-11-02 11:00", "p-desk", order, "rush");
    expect(names()).toContain("calm");
  });
});
