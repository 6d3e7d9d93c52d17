import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dropped,
  park,
  readTable,
  type Sheet,
  sent,
  type Table,
  takeBack,
} from "../src/desk/intake/parking.ts";
import { dutyQuestion } from "../src/desk/intake/proposal.tsx";
import { REGISTER_FORM } from "./desk-fixture/sample-city.ts";

const sheet = (key: string, matter = key): Sheet => ({
  key,
  opening: "plain/message/register",
  values: { matter },
  began: 0,
});
const start: Table = { open: sheet("one"), parked: [] };
const all = (table: Table) => [table.open, ...table.parked].map((each) => each.key).sort();

describe("a second call", () => {
  test("parks the first registration whole", () => {
    const table = park(start, sheet("two", ""), true);
    expect(table.open.key).toBe("two");
    expect(table.parked).toEqual([start.open]);
  });

  test("uses the sheet on the table while nothing is written on it", () => {
    expect(park(start, sheet("two"), false)).toBe(start);
  });

  test("taking one back parks the one on the table, unless it is blank", () => {
    const two = park(start, sheet("two"), true);
    expect(takeBack(two, "one", true)).toMatchObject({
      open: { key: "one" },
      parked: [{ key: "two" }],
    });
    expect(takeBack(two, "one", false)).toMatchObject({ open: { key: "one" }, parked: [] });
    expect(takeBack(two, "nobody", true)).toBe(two);
  });

  test("after sending, the one that waits longest comes to the table", () => {
    const three = park(park(start, sheet("two"), true), sheet("three"), true);
    expect(sent(three, sheet("fresh")).open.key).toBe("one");
    expect(sent(start, sheet("fresh"))).toMatchObject({ open: { key: "fresh" }, parked: [] });
    expect(dropped(three, "two").parked.map((each) => each.key)).toEqual(["one"]);
  });

  test("no written sheet is ever lost by parking and taking back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant("park"), fc.nat(5)), { maxLength: 30 }),
        (steps) => {
          let table = start;
          let next = 0;
          const made = new Set(["one"]);
          for (const each of steps) {
            if (each === "park") {
              const key = `s${next++}`;
              made.add(key);
              table = park(table, sheet(key), true);
            } else {
              const key = table.parked[Number(each)]?.key;
              if (key) table = takeBack(table, key, true);
            }
          }
          expect(all(table)).toEqual([...made].sort());
        },
      ),
    );
  });

  test("what was kept comes back; what cannot be read is an empty table", () => {
    const two = park(start, sheet("two"), true);
    expect(readTable(JSON.stringify(two), sheet("fresh"))).toEqual(two);
    expect(readTable("{", sheet("fresh")).open.key).toBe("fresh");
    expect(readTable('{"open":{"key":1}}', sheet("fresh")).open.key).toBe("fresh");
  });
});

test("who answers is asked for the topic and the area; a choice that no duty is kept by is no topic", () => {
  const values = { topic: "road", place: { area: "511102004" } };
  const duties = new Set(["road", "water"]);
  expect(dutyQuestion(REGISTER_FORM, {}, duties)).toEqual({ topic: null, area: null });
  expect(dutyQuestion(REGISTER_FORM, values, duties)).toEqual({ topic: "road", area: "511102004" });
  expect(dutyQuestion(REGISTER_FORM, values, new Set(["else"]))).toEqual({
    topic: null,
    area: "511102004",
  });
});
