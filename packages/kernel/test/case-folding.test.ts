import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../src/case/event.ts";
import { evolve } from "../src/case/evolve.ts";
import { dueMarks } from "../src/case/marks.ts";
import type { CaseState } from "../src/case/state.ts";
import { at } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";
import { city } from "./case-city.ts";
import { FORM, PACK } from "./case-lamps.ts";

describe("folding", () => {
  const WHO = ["p-desk", "p-lamp", "p-water", "citizen"] as const;
  const step = fc.record({
    hours: fc.integer({ min: 0, max: 90 }),
    who: fc.constantFrom(...WHO),
    action: fc.constantFrom(
      "give",
      "rush",
      "lengthen",
      "answer",
      "help_in",
      "fixed",
      "not_fixed",
      "urge",
    ),
    lead: fc.constantFrom("lamps", "water"),
    more: fc.constantFrom("1wd", "3wd"),
  });

  it("CS-1 the fold of a history's events is the state the decisions left, and dates only move by right", () => {
    seeded(
      fc.property(
        fc.constantFrom("help", "complaint"),
        fc.array(step, { maxLength: 25 }),
        (kind, steps) => {
          const town = city(PACK);
          const events: CaseEvent[] = [];
          let now = at("2026-03-02 09:00");
          const keep = (result: ReturnType<typeof town.tryAt>) => {
            if (!result.ok) return;
            for (const change of result.value.changes)
              if (change.stream === order) events.push(...change.events);
          };
          const first = town.tryAt(now, "citizen", {
            do: "open",
            type: "order",
            action: "report",
            form: { ...FORM, kind },
          });
          const order = first.ok ? (first.value.changes[0]?.stream ?? "") : "";
          keep(first);
          for (const { hours, who, action, lead, more } of steps) {
            now = (now + hours * 3_600_000) as typeof now;
            for (const mark of dueMarks(town.case(order), town.world(now))) {
              if (mark.at <= now)
                keep(
                  town.tryAt(now, "clock", {
                    do: "tick",
                    stream: order,
                    clock: mark.clock,
                    mark: mark.mark,
                  }),
                );
            }
            const before = town.case(order).clocks["settle"];
            const form =
              action === "give"
                ? { lead }
                : action === "lengthen"
                  ? { more }
                  : action === "answer"
                    ? { words: "好" }
                    : {};
            keep(town.tryAt(now, who, { do: "act", stream: order, action, form }));
            const after = town.case(order).clocks["settle"];
            const longer = before !== undefined && after !== undefined && after.due > before.due;
            if (longer) expect(["lengthen", "not_fixed"]).toContain(action);
          }
          const folded = events.reduce<CaseState | null>(
            (state, event) => evolve(state, event),
            null,
          );
          expect(folded).toEqual(town.case(order));
          expect(folded?.seq).toBe(events.length);
        },
      ),
      300,
    );
  });
});
