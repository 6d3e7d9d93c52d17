import type { CaseState } from "@xinlian/kernel";
import type { Listing } from "@xinlian/ledger";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  caseState,
  caseWrite,
  command,
  later,
  listing,
  person,
  type Sample,
  sampleCity,
} from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

const facets = (): Promise<readonly { pack: string; facet: string; at: Date; stream: string }[]> =>
  city.ledger.view({ kind: "public" }, (sql) =>
    sql.query("SELECT pack, facet, at, stream FROM ledger.public_facet"),
  );

/** Said naively: every way in which a public case that has ended can be asked for. */
function expected(state: CaseState, { public: open, shown = {} }: Listing): string[] {
  if (!open || !state.ended) return [];
  const county = ["511102", "511111"].find((code) => state.area.startsWith(code));
  const kinds = Object.entries(shown).flatMap(([name, value]) =>
    typeof value === "string" && /^[0-9a-z_-]{1,64}$/.test(value) ? [`${name}=${value}`] : [],
  );
  const places = county === undefined ? [] : [`area:${county}`];
  return [
    "",
    ...kinds,
    ...places,
    ...places.flatMap((place) => kinds.map((kind) => `${place} ${kind}`)),
  ];
}

test("LG-90 however a case goes on, it can be asked for as it is shown now, and not at all when it is not public", async () => {
  const step = fc.record({
    area: fc.constantFrom("511100", "511102", "511102001", "511111"),
    open: fc.boolean(),
    topic: fc.constantFrom("lamps", "water-pipes", "一句话", null),
    ended: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const first = caseState({ area: "511102" });
      let last: { state: CaseState; facts: Listing } | null = null;
      for (const [at, { area, open, topic, ended }] of steps.entries()) {
        const endedAt = ended ? later(at * 1000) : null;
        const state = { ...first, seq: at + 1, area, ended, endedAt };
        const facts = listing({ public: open, shown: { topic, answer: "修好了" } });
        const who =
          at === 0 ? ({ kind: "citizen", id: "new" } as const) : person(city.people.auditor);
        const done = await city.ledger.append(command(who, [caseWrite(state, { listing: facts })]));
        expect(done.outcome).toBe("appended");
        last = { state, facts };
      }
      if (last === null) return;
      const rows = (await facets()).filter((row) => row.stream === first.stream);
      expect(rows.map((row) => row.facet).sort()).toEqual(expected(last.state, last.facts).sort());
      const at = last.state.endedAt ?? last.state.opened;
      for (const row of rows) expect([row.pack, row.at.getTime()]).toEqual(["alpha", at]);
    }),
    { numRuns: 60 },
  );
});
