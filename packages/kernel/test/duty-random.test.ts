import fc from "fast-check";
import { expect, test } from "vitest";
import { LEVELS } from "../src/area/area.ts";
import type { Moment } from "../src/calendar/day.ts";
import { whoAnswers } from "../src/duty/answer.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { Duty, Precedent, Unit } from "../src/duty/duty.ts";
import { LESHAN_AREAS } from "./area-leshan.ts";
import { must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";

const AREAS = ["511100", "511102", "511102106", "511102106001", "511112", "511112100", "511171"];
const TOPICS = ["a", "b", "c"];
const UNITS = ["u0", "u1", "u2", "u3", "u4"];

const units = fc.tuple(
  ...UNITS.map((id) =>
    fc.record({ level: fc.constantFrom(...LEVELS), dissolved: fc.boolean() }).map(
      ({ level, dissolved }): Unit => ({
        id,
        text: { zh: id, en: id },
        level,
        area: "511100",
        upper: null,
        ...(dissolved ? { dissolved } : {}),
      }),
    ),
  ),
);
const rows = fc.array(
  fc.record({
    topic: fc.option(fc.constantFrom(...TOPICS)),
    area: fc.option(fc.constantFrom(...AREAS)),
    unit: fc.constantFrom(...UNITS),
    pack: fc.constantFrom("p", "p", "p", "q"),
  }),
  { maxLength: 12 },
);
const questions = fc.record({
  topics: fc.shuffledSubarray(TOPICS),
  area: fc.constantFrom(...AREAS.filter((code) => LESHAN_AREAS.get(code))),
});

/** Tries every kind of match from the most to the least specific and takes the first row that fits. */
function naive(
  topics: readonly string[],
  area: string,
  of: ReadonlyMap<string, Unit>,
  duties: readonly Duty[],
  precedents: readonly Precedent[],
): string | null {
  const path = LESHAN_AREAS.path(area).map(({ code }) => code);
  const latest = [...precedents].sort((x, y) => y.at - x.at);
  for (const list of [latest, duties]) {
    for (const topic of [...topics, null]) {
      for (const place of [...path, null]) {
        const here = list.filter(
          (row) => row.pack === "p" && row.topic === topic && row.area === place,
        );
        // Rulings are of different moments, so the latest in force decides before any level.
        const ruled = here.find((row) => list === latest && !of.get(row.unit)?.dissolved);
        if (ruled) return ruled.id;
        for (const level of LEVELS) {
          const ids = here
            .filter((row) => of.get(row.unit)?.level === level && !of.get(row.unit)?.dissolved)
            .map((row) => row.id)
            .sort();
          if (ids[0]) return ids[0];
        }
      }
    }
  }
  return null;
}

test("DU-2 DU-3 DU-4 DU-5 DU-6 DU-7 DU-9 the row that a naive search finds, and every other explained", () => {
  seeded(
    fc.property(units, rows, rows, questions, (offices, dutyRows, ruled, { topics, area }) => {
      const duties = dutyRows.map((row, at): Duty => ({ ...row, id: `d${(at * 7) % 13}` }));
      const precedents = ruled
        .filter((row) => row.topic !== null)
        .map(
          (row, at): Precedent => ({
            ...row,
            topic: row.topic as string,
            id: `r${at}`,
            at: at as Moment,
          }),
        );
      const directory = must(
        buildDirectory({ units: offices, people: [], posts: [], duties }, LESHAN_AREAS),
      );
      const answer = whoAnswers({ pack: "p", topics, area }, directory, LESHAN_AREAS, precedents);
      const of = new Map(offices.map((office) => [office.id, office]));
      const expected = naive(topics, area, of, duties, precedents);
      if (!answer.ok) {
        expect(expected).toBeNull();
        expect(answer.fault.code).toBe("duty-none-answers");
        return;
      }
      const { duty, precedent, unit, because, others } = answer.value;
      expect(duty?.id ?? precedent?.id).toBe(expected);
      expect(unit.dissolved).toBeUndefined();
      for (const words of [because, ...others.map(({ why }) => why)]) {
        expect(words.zh).not.toBe("");
        expect(words.en).not.toBe("");
      }
    }),
  );
});
