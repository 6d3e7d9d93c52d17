import fc from "fast-check";
import { expect, test } from "vitest";
import type { Moment } from "../src/calendar/day.ts";
import type { FieldValues } from "../src/field/value.ts";
import { decideEntry } from "../src/register/decide.ts";
import type { EntryEvent } from "../src/register/event.ts";
import { evolveEntry } from "../src/register/evolve.ts";
import type { EntryState } from "../src/register/state.ts";
import { entryWorld, KEEPER } from "./register-city.ts";

/** What somebody may try with topics; entries are named by the order in which they were entered. */
type Try =
  | { readonly do: "enter"; readonly code: number; readonly under: number | null }
  | {
      readonly do: "change";
      readonly which: number;
      readonly code?: number;
      readonly under?: number | null;
      readonly closed?: boolean;
    }
  | { readonly do: "end"; readonly which: number };

const which = fc.nat({ max: 7 });
const code = fc.nat({ max: 5 });
const under = fc.option(which);
const TRY: fc.Arbitrary<Try> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("enter" as const), code, under }) },
  {
    weight: 5,
    arbitrary: fc.record(
      { do: fc.constant("change" as const), which, code, under, closed: fc.boolean() },
      { requiredKeys: ["do", "which"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("end" as const), which }) },
);

/** The naive oracle: rows in a plain list, every rule looked up over the whole of it, nothing folded. */
interface Row {
  code: string;
  under: number | null;
  closed: boolean;
  ended: boolean;
}

function takes(rows: readonly Row[], at: number, next: Row): boolean {
  if (next.under !== null && rows[next.under] === undefined && next.under !== at) return false;
  const after = rows.map((row, index) => (index === at ? next : row));
  if (at === rows.length) after.push(next);
  const doubled = after.some((row, index) => index !== at && !row.ended && row.code === next.code);
  if (doubled) return false;
  let up = next.under;
  for (let steps = 0; up !== null && steps <= after.length; steps += 1) {
    if (up === at) return false;
    up = after[up]?.under ?? null;
  }
  return true;
}

test("histories of entries end as a naive oracle says, and folding their events gives them again (RG-1, RG-4, RG-5, RG-6)", () => {
  fc.assert(
    fc.property(fc.array(TRY, { maxLength: 40 }), (tries) => {
      const rows: Row[] = [];
      const states: EntryState[] = [];
      const events = new Map<string, EntryEvent[]>();
      let now = 0;
      for (const one of tries) {
        now += 1;
        const world = { ...entryWorld(states), now: now as Moment };
        const target = one.do === "enter" ? undefined : states[one.which];
        if (one.do !== "enter" && target === undefined) continue;
        const at = one.do === "enter" ? rows.length : one.which;
        const row = rows[at];
        const up = "under" in one ? one.under : undefined;
        // A form would refuse what is not there before anything is decided.
        if (up != null && (states[up] === undefined || states[up]?.ended)) continue;
        const fields: FieldValues = {
          ...(one.do !== "end" && one.code !== undefined && { code: `c${one.code}` }),
          ...(up !== undefined && { under: up === null ? null : (states[up]?.stream ?? null) }),
          ...(one.do === "change" && one.closed !== undefined && { closed: one.closed }),
        };
        const order =
          one.do === "enter"
            ? ({ do: "enter", register: "topic", fields: { ...fields, name: "名" } } as const)
            : one.do === "change"
              ? ({ do: "change", stream: target?.stream ?? "", fields } as const)
              : ({ do: "end", stream: target?.stream ?? "", why: "不再用" } as const);
        const done = decideEntry(order, world, KEEPER);
        const next: Row = {
          code: one.do !== "end" && one.code !== undefined ? `c${one.code}` : (row?.code ?? ""),
          under: up === undefined ? (row?.under ?? null) : up,
          closed:
            one.do === "change" && one.closed !== undefined ? one.closed : (row?.closed ?? false),
          ended: one.do === "end",
        };
        const stands = row === undefined || !row.ended;
        // A `yes` that was never filled and one that says no are two things to an event, not to the row.
        const says =
          one.do !== "change" ||
          Object.entries(fields).some(
            ([name, value]) =>
              JSON.stringify(target?.fields[name] ?? null) !== JSON.stringify(value),
          );
        const expected = stands && says && (one.do === "end" || takes(rows, at, next));
        expect([one, done.ok]).toEqual([one, expected]);
        if (!done.ok) continue;
        rows[at] = next;
        states[at] = done.value.after;
        const story = events.get(done.value.stream) ?? [];
        events.set(done.value.stream, [...story, ...done.value.events]);
        expect(done.value.expected).toBe(story.length);
      }
      const view = states.map(({ fields, ended, key }) => ({
        code: fields.code,
        key,
        under: fields.under ?? null,
        closed: fields.closed === true,
        ended,
      }));
      expect(view).toEqual(
        rows.map((row) => ({
          code: row.code,
          key: row.code,
          under: row.under === null ? null : states[row.under]?.stream,
          closed: row.closed,
          ended: row.ended,
        })),
      );
      for (const state of states) {
        const story = events.get(state.stream) ?? [];
        const folded = story.reduce<EntryState | null>(
          (now, event) => evolveEntry(now, event),
          null,
        );
        expect(folded).toEqual(state);
      }
    }),
    { numRuns: 300 },
  );
});
