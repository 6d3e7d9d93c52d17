import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildAreaTree } from "../src/area/tree.ts";
import type { Day } from "../src/calendar/day.ts";
import type { CaseState } from "../src/case/state.ts";
import { memorySource } from "../src/indicator/memory-source.ts";
import { parsePeriod } from "../src/indicator/period.ts";
import { Reckoning } from "../src/indicator/reckoning.ts";
import { readSpan } from "../src/indicator/span.ts";
import { spotOf } from "../src/indicator/spot.ts";
import { at, must } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";
import { sales } from "./indicator-sales.ts";

const PACK = must(sales());
const CUT = { offset: 480, time: "24:00" };
const SHIZHONG = "511102";

/** A city of two counties of two townships each. */
const TREE = must(
  buildAreaTree([
    { code: "511100", name: "市", level: "city", parent: "" },
    ...["511102", "511126"].flatMap((county) => [
      { code: county, name: county, level: "county" as const, parent: "511100" },
      ...["001", "002"].map((end) => ({
        code: `${county}${end}`,
        name: `${county}${end}`,
        level: "township" as const,
        parent: county,
      })),
    ]),
  ]),
);
const PLACES = ["511100", "511102", "511126", "511102001", "511102002", "511126001", "511126002"];
const PERIODS = ["2026-04", "2026-05", "2026-06", "2026-05-X1", "2026-05-X2", "2026-Q2"];

const filings = fc.uniqueArray(
  fc.record({
    place: fc.constantFrom(...PLACES),
    period: fc.constantFrom(...PERIODS),
    value: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 24, selector: ({ place, period }) => `${place} ${period}` },
);

type Filing = { place: string; period: string; value: number };

/** The rules said once more, in the plainest way there is. */
function naive(all: readonly Filing[], place: string, period: string): number | null {
  const own = all.find((each) => each.place === place && each.period === period);
  if (own) return own.value;
  const months = period === "2026-Q2" ? ["2026-04", "2026-05", "2026-06"] : [];
  for (const parts of [months, ["2026-05-X1", "2026-05-X2"]]) {
    const inside = period === "2026-Q2" || period === "2026-05" ? parts : [];
    const found = all.filter((each) => each.place === place && inside.includes(each.period));
    if (found.length > 0) return found.reduce((sum, { value }) => sum + value, 0);
  }
  const below = TREE.children(place).flatMap(({ code }) => naive(all, code, period) ?? []);
  return below.length === 0 ? null : below.reduce((sum, value) => sum + value, 0);
}

describe("against a naive reading", () => {
  it("FL-7 FL-8 any filings give the numbers that the rules say", () => {
    const of = city(PACK);
    const world = { ...of.world(at("2026-07-01")), areas: TREE };
    fc.assert(
      fc.property(filings, (all) => {
        const states = all.map((each, at): CaseState => caseOf(each, at));
        const source = memorySource(states, world);
        const reckoning = new Reckoning({
          world,
          areas: TREE,
          cut: CUT,
          today: "2026-07-01" as Day,
          source,
        });
        for (const place of PLACES) {
          for (const period of PERIODS) {
            const spot = spotOf(place, must(parsePeriod(period, CUT)), must(readSpan(period)));
            expect(reckoning.figure("single", spot).value).toBe(naive(all, place, period));
          }
        }
      }),
      { seed: 20_240_500, numRuns: 60 },
    );
  });
});

const BLANK = (() => {
  const of = city(PACK);
  const stream = of.open("2026-06-01 09:00", "p-desk", "filing", "ask", {
    place: SHIZHONG,
    period: "2026-05",
  });
  return of.case(stream);
})();

function caseOf({ place, period, value }: Filing, nth: number): CaseState {
  const number = { value, at: BLANK.opened, actor: "self", action: "submit", seq: 2 };
  return {
    ...BLANK,
    stream: `s${nth}`,
    area: place,
    fields: { place, period },
    filed: { single: [number] },
  };
}
