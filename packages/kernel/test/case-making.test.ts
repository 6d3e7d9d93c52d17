import { describe, expect, it } from "vitest";
import { due, FORM, reported } from "./case-lamps.ts";

describe("cases that make and join others", () => {
  it("CS-13 CS-16 a made case has its maker as parent, and ends it by itself", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    const made = town.act("2026-11-02 11:00", "p-lamp", order, "help_in").changes;
    const assist = made.find(({ after }) => after.type === "assist");
    expect(assist?.after).toMatchObject({
      parent: order,
      lead: "lamps",
      state: "asked",
      area: "511102001",
    });
    expect(town.case(order).links["assist"]).toEqual([assist?.stream]);
    town.act("2026-11-03 11:00", "p-lamp", order, "answer", { words: "已修" });
    const ended = town.act("2026-11-04 11:00", "p-lamp", assist?.stream ?? "", "finish");
    expect(ended.changes.map(({ after }) => after.state)).toEqual(["over", "done"]);
  });

  it("CS-14 the case that others join takes the earliest date", () => {
    const { town, order: first } = reported({ kind: "complaint" });
    const second = town.open("2026-11-03 09:00", "citizen", "order", "report", {
      ...FORM,
      kind: "help",
    });
    town.act("2026-11-03 10:00", "p-desk", second, "merge", { into: first });
    expect(town.case(second).state).toBe("merged");
    expect(town.case(first).clocks["settle"]?.due).toBe(due("2026-11-12"));
    expect(town.case(first).links["order"]).toEqual([second]);
  });

  it("CS-14 refuses to join itself", () => {
    const { town, order } = reported();
    const tried = town.try("2026-11-03 10:00", "p-desk", {
      do: "act",
      stream: order,
      action: "merge",
      form: { into: order },
    });
    expect(tried).toMatchObject({ ok: false, fault: { code: "case-join-unfit" } });
  });

  it("CS-15 tells the citizen in both languages", () => {
    const { town, order } = reported();
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    const { tells } = town.act("2026-11-03 10:00", "p-lamp", order, "answer", { words: "已修" });
    expect(tells).toEqual([
      {
        stream: order,
        to: { kind: "citizen" },
        text: { zh: "order-2 已答复", en: "order-2 is answered" },
      },
    ]);
  });

  it("CS-15 tells the lead unit, and nobody while there is none", () => {
    const { town, order } = reported();
    expect(town.act("2026-11-02 09:30", "citizen", order, "urge").tells).toEqual([]);
    town.act("2026-11-02 10:00", "p-desk", order, "give", { lead: "lamps" });
    const { tells } = town.act("2026-11-02 11:00", "citizen", order, "urge");
    expect(tells.map(({ to }) => to)).toEqual([{ kind: "role", role: "handler", unit: "lamps" }]);
  });
});
