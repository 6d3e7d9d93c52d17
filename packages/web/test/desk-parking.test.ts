import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMatter,
  dropMatter,
  dropped,
  type Fresh,
  isFinished,
  type Matter,
  newMatter,
  newSheet,
  onMatter,
  park,
  type Registered,
  type Sheet,
  type Table,
  takeBack,
  topOf,
  turnTo,
  withoutBlanks,
} from "../src/desk/intake/parking.ts";
import { readTable } from "../src/desk/intake/table-shelf.ts";

/** Keys that count up, and a clock that stands. */
function counting(): Fresh {
  let n = 0;
  return { key: () => `k${n++}`, now: () => 1_000 };
}

const fresh = counting();
const blank = () => newSheet("plain/message/register", fresh);
const written = (what: string): Sheet => {
  const sheet = blank();
  return { ...sheet, matters: [newMatter("plain/message/register", fresh, { what })] };
};
const all = (table: Table) => [table.open, ...table.parked].map((sheet) => sheet.key).sort();
const DONE: Registered = {
  id: "c",
  number: "X1",
  title: "t",
  state: "s",
  lead: null,
  due: null,
  says: "",
  earlier: false,
};

describe("a second call", () => {
  test("parks the first sheet whole, with the moment", () => {
    const one = written("one");
    const two = blank();
    const table = park({ open: one, parked: [] }, two, 5);
    expect(table.open).toBe(two);
    expect(table.parked).toEqual([{ ...one, parkedAt: 5 }]);
  });

  test("a sheet on which nothing is written, or all is registered, is not parked", () => {
    const two = blank();
    expect(park({ open: blank(), parked: [] }, two, 5)).toEqual({ open: two, parked: [] });
    const over = written("one");
    const done = { ...over, matters: over.matters.map((matter) => ({ ...matter, done: DONE })) };
    expect(isFinished(done)).toBe(true);
    expect(park({ open: done, parked: [] }, two, 5).parked).toEqual([]);
  });

  test("taking one back parks the one on the table, unless there is nothing to lose", () => {
    const one = written("one");
    const two = written("two");
    const both = { open: two, parked: [one] };
    expect(takeBack(both, one.key, 7).open.key).toBe(one.key);
    expect(takeBack(both, one.key, 7).parked.map((sheet) => sheet.key)).toEqual([two.key]);
    expect(takeBack({ open: blank(), parked: [one] }, one.key, 7).parked).toEqual([]);
    expect(takeBack(both, "nobody", 7)).toBe(both);
    expect(dropped(both, one.key).parked).toEqual([]);
  });

  test("what was sent and never answered is never taken for blank", () => {
    const sheet = blank();
    const sent = {
      ...sheet,
      matters: sheet.matters.map((matter) => ({ ...matter, sent: ["{}"] })),
    };
    expect(park({ open: sent, parked: [] }, blank(), 1).parked).toHaveLength(1);
  });

  test("no written sheet is ever lost by parking and taking back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant("park"), fc.nat(5)), { maxLength: 30 }),
        (steps) => {
          const first = written("first");
          let table: Table = { open: first, parked: [] };
          const made = new Set([first.key]);
          for (const each of steps) {
            if (each === "park") {
              const next = written("next");
              made.add(next.key);
              table = park(table, next, 1);
            } else {
              const key = table.parked[Number(each)]?.key;
              if (key) table = takeBack(table, key, 1);
            }
          }
          expect(all(table)).toEqual([...made].sort());
        },
      ),
    );
  });
});

describe("several matters of one call", () => {
  test("a further one lies on top; taking one off leaves the others, the last leaves a blank", () => {
    const one = written("one");
    const two = addMatter(one, newMatter("plain/message/register", fresh, { what: "two" }));
    expect(topOf(two).values).toEqual({ what: "two" });
    expect(topOf(turnTo(two, 0)).values).toEqual({ what: "one" });
    expect(turnTo(two, 9)).toBe(two);
    const gone = dropMatter(two, topOf(two).id, newMatter("o", fresh));
    expect(gone.matters).toEqual(one.matters);
    expect(gone.at).toBe(0);
    const last = dropMatter(gone, topOf(gone).id, newMatter("o", fresh));
    expect(last.matters.map((matter) => matter.values)).toEqual([{}]);
  });

  test("a matter is changed where its sheet lies, on the table or parked", () => {
    const one = written("one");
    const two = written("two");
    const done = (matter: Matter) => ({ ...matter, done: DONE });
    const table = onMatter({ open: two, parked: [one] }, topOf(one).id, done);
    expect(topOf(table.parked[0] as Sheet).done).toEqual(DONE);
    expect(table.open).toBe(two);
  });

  test("blank ones go when others are written; a sheet of nothing but a blank stays", () => {
    const one = addMatter(written("one"), newMatter("o", fresh));
    expect(withoutBlanks(one).matters).toHaveLength(1);
    expect(withoutBlanks(one).at).toBe(0);
    const empty = blank();
    expect(withoutBlanks(empty)).toBe(empty);
  });
});

test("what was kept comes back; what cannot be read is an empty table", () => {
  const table = { open: written("two"), parked: [written("one")] };
  const other = blank();
  expect(readTable(JSON.stringify(table), other)).toEqual(table);
  expect(readTable("{", other).open).toBe(other);
  expect(readTable('{"open":{"key":1}}', other).open).toBe(other);
  expect(
    readTable(JSON.stringify({ ...table, parked: [{ key: "k", matters: [] }] }), other),
  ).toEqual({ ...table, parked: [] });
});
