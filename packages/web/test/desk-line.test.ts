import type { CallView } from "@xinlian/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { span } from "../src/desk/intake/call-lede.tsx";
import { hear } from "../src/desk/intake/line.ts";
import {
  type Fresh,
  isWritten,
  newSheet,
  type Sheet,
  type Table,
} from "../src/desk/intake/parking.ts";

describe("the telephone", () => {
  const call = (more: Partial<CallView>): CallView => ({
    call: "one",
    phase: "talking",
    extension: "8006",
    from: "139****2765",
    to: "12345",
    rang: null,
    answered: "2026-11-05T14:30:00+08:00",
    ended: null,
    recording: null,
    case: null,
    etag: null,
    pack: null,
    type: null,
    caller: { known: false, open: [], count: 0 },
    ...more,
  });
  let n = 0;
  const fresh: Fresh = { key: () => `k${n++}`, now: () => 9 };
  const written = (): Sheet => {
    const sheet = newSheet("o", fresh);
    return {
      ...sheet,
      matters: sheet.matters.map((each) => ({ ...each, values: { what: "水" } })),
    };
  };

  test("a call that only rings moves nothing; one that is answered parks what is written", () => {
    const table: Table = { open: written(), parked: [] };
    expect(hear(table, call({ phase: "ringing" }), "o", fresh)).toBe(table);
    const after = hear(table, call({}), "o", fresh);
    expect(after.open.line?.call).toBe("one");
    expect(after.parked.map((sheet) => sheet.key)).toEqual([table.open.key]);
    expect(hear({ open: newSheet("o", fresh), parked: [] }, call({}), "o", fresh).parked).toEqual(
      [],
    );
  });

  test("told again, told late, told in any order: one sheet a call, and nothing written is lost", () => {
    const told = fc.record({
      call: fc.constantFrom("one", "two", "three"),
      phase: fc.constantFrom("ringing" as const, "talking" as const, "ended" as const),
      case: fc.constantFrom(null, "c1"),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 20 }), (events) => {
        const first = written();
        let table: Table = { open: first, parked: [] };
        for (const event of events) {
          table = hear(table, call(event), "o", fresh);
          const open = { ...table.open };
          table = {
            ...table,
            open: { ...open, matters: open.matters.map((m) => ({ ...m, values: { what: "水" } })) },
          };
        }
        const sheets = [table.open, ...table.parked];
        const lines = sheets.flatMap((sheet) => (sheet.line ? [sheet.line.call] : []));
        expect(new Set(lines).size).toBe(lines.length);
        expect(sheets.map((sheet) => sheet.key)).toContain(first.key);
        expect(sheets.every(isWritten)).toBe(true);
      }),
    );
  });

  test("what a call lasts is said in minutes and seconds", () => {
    expect([span(166_000), span(3_726_000), span(-5)]).toEqual(["02:46", "01:02:06", "00:00"]);
  });
});
