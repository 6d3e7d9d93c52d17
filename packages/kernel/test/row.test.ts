import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import type { Pack } from "../src/pack/node.ts";
import { deskRowsOf, type Layout, layoutOf, newlyPlaced, SLOTS } from "../src/row/index.ts";
import { FIXTURES, readFolder } from "./pack-folder.ts";

const MESSAGES = readFolder(new URL("mistakes/38-desk-count/", FIXTURES));

/** The small pack of the mistakes with other desks. */
function withDesks(desks: string): Pack {
  const [base = ""] = (MESSAGES["pack.yaml"] ?? "").split("\ndesks:");
  const loaded = loadPack({ "pack.yaml": `${base}\ndesks:\n${desks}` }, "00".repeat(32));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  return loaded.value;
}

function desk(name: string, rows: string, more = ""): string {
  return `  ${name}: { is: queue, text: 台 | desk, for: [desk, handler], of: order, rows: ${JSON.stringify(rows)}${more} }\n`;
}

const ROWS = [
  "!ended && clock.fix.late",
  "!ended && clock.fix.warned",
  "!ended && past.urge.count > 1",
  "!ended && past.extend.last > opened",
  "!ended && kind == 'help'",
  "!ended && who != null",
  "!ended && answer == null",
  "!ended && clock.fix.due == today",
  "!ended && clock.fix.extended >= 1",
];

describe("the columns of rows", () => {
  test("ROW-2 negations stand at the leaves", () => {
    const pack = withDesks(desk("a", "!(!ended && !(kind == 'help' || clock.fix.late))"));
    const { rows } = deskRowsOf(pack).get("a") ?? {};
    expect(rows).toMatchObject({
      is: "any",
      of: [
        { is: "flag", at: { path: "ended" }, not: false },
        {
          is: "any",
          of: [
            { is: "equal", at: { path: "kind" }, not: false },
            { is: "flag", at: { path: "clock.fix.late", kind: "since" }, not: false },
          ],
        },
      ],
    });
  });

  test("ROW-6 a word keeps its column while versions come and go, and no two share one", () => {
    const version = fc.uniqueArray(fc.constantFrom(...ROWS), {
      minLength: 1,
      maxLength: ROWS.length,
    });
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), (versions) => {
        let before: Layout = {};
        for (const rows of versions) {
          const pack = withDesks(rows.map((each, at) => desk(`d${at}`, each)).join(""));
          const now = layoutOf(pack, before);
          for (const kind of Object.keys(SLOTS) as (keyof typeof SLOTS)[]) {
            const [old, fresh] = [before["order"]?.[kind] ?? [], now["order"]?.[kind] ?? []];
            const words = fresh.filter((word) => word !== null);
            expect(new Set(words).size).toBe(words.length);
            old.forEach((word, at) => {
              if (word !== null && words.includes(word)) expect(fresh[at]).toBe(word);
            });
          }
          expect(newlyPlaced(now, now)).toEqual({});
          before = now;
        }
      }),
      { numRuns: 60 },
    );
  });

  test("ROW-6 words that a list is sorted by come first", () => {
    const pack = withDesks(
      desk("a", "!ended && past.urge.last > opened && clock.fix.late") +
        desk("b", "!ended", ", sort: clock.fix.due"),
    );
    expect(layoutOf(pack)["order"]?.time).toEqual([
      "clock.fix.due",
      "past.urge.last",
      "clock.fix.late",
    ]);
  });
});
