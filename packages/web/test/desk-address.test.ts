import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FILTERS,
  filterCount,
  filterQuery,
  NO_FILTER,
  type QueueAddress,
  readAddress,
  refined,
  writeAddress,
} from "../src/desk/queue/address.ts";
import { pageLinks } from "../src/desk/queue/pages.tsx";
import { deskAddress, deskBase, effective } from "../src/desk/queue/scope.ts";
import { markBefore, noteTrail, readTrail } from "../src/desk/queue/trail.ts";
import { SESSION } from "./desk-fixture/sample-city.ts";

const START: QueueAddress = { ...NO_FILTER, sort: "", page: 1, after: "" };

const anyAddress = fc
  .record({
    ...Object.fromEntries(FILTERS.map((name) => [name, fc.string({ maxLength: 12 })])),
    // The desk stands in the path.
    desk: fc.constant(""),
    figure: fc.constant(""),
    period: fc.constant(""),
    dims: fc.constant(""),
    fields: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1 })),
    sort: fc.constantFrom("", "due", "-due", "opened"),
    page: fc.integer({ min: 1, max: 40 }),
    after: fc.string({ minLength: 1, maxLength: 20 }),
  })
  .map((all) => {
    const address = all as unknown as QueueAddress;
    return address.page === 1 ? { ...address, after: "" } : address;
  });

describe("the queue's address", () => {
  test("what is written is read back, whatever was typed", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(readAddress(new URLSearchParams(writeAddress(address).toString()))).toEqual(address);
      }),
    );
  });

  test("one list has one spelling: the order of parts does not matter", () => {
    const a = readAddress(new URLSearchParams("area=511102&light=late&sort=-due"));
    const b = readAddress(new URLSearchParams("sort=-due&light=late&area=511102"));
    expect(writeAddress(a).toString()).toBe(writeAddress(b).toString());
  });

  test("a page without its mark, or a mark without a page, is the first page", () => {
    for (const text of [
      "page=3",
      "after=abc",
      "page=0&after=x",
      "page=two&after=x",
      "page=1.5&after=x",
    ])
      expect(readAddress(new URLSearchParams(text))).toEqual(START);
  });

  test("another filter or order begins at its first page", () => {
    const third = { ...START, light: "late", page: 3, after: "m2" };
    expect(refined(third, { area: "511102" })).toMatchObject({ page: 1, after: "", light: "late" });
    expect(refined(third, { sort: "-due" })).toMatchObject({ page: 1, after: "" });
  });

  test("the filter asked of rows, count and Excel leaves out order and page", () => {
    const address = { ...START, light: "late", q: "路灯", sort: "due", page: 2, after: "m" };
    expect(filterQuery(address).toString()).toBe(
      new URLSearchParams({ q: "路灯", light: "late" }).toString(),
    );
    expect(filterCount(address)).toBe(2);
  });
});

describe("what a desk's list holds without a filter", () => {
  const desk = SESSION.desks[0]!;

  test("a desk's list is asked for by its pack, its type and its name", () => {
    expect(deskBase(desk)).toMatchObject({ pack: "plain", type: "message", desk: desk.name });
    expect(filterQuery(deskBase(desk)).get("desk")).toBe(desk.name);
    expect(deskAddress(desk)).toBe(`/queue/plain/${desk.name}`);
  });

  test("the address is laid over the base, an empty part leaves it", () => {
    const base = deskBase(desk);
    expect(effective(base, { ...START, state: "handling", light: "late" })).toMatchObject({
      pack: "plain",
      state: "handling",
      light: "late",
    });
    expect(effective(base, START)).toMatchObject({ desk: desk.name, state: "" });
  });
});

describe("the way back through keyset pages", () => {
  const store = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  test("pages passed on the way can be gone back", () => {
    const kept = store();
    noteTrail(kept, "queue?", 1, "");
    noteTrail(kept, "queue?", 2, "m1");
    noteTrail(kept, "queue?", 3, "m2");
    const trail = readTrail(kept, "queue?");
    const third = { ...START, page: 3, after: "m2" };
    expect(pageLinks(third, trail, null)).toEqual({
      previous: { ...START, page: 2, after: "m1" },
      next: null,
      lost: false,
    });
    expect(markBefore(trail, 2)).toBe("");
    expect(markBefore(trail, 1)).toBeNull();
  });

  test("a copied address has no trail: the first page is offered", () => {
    const links = pageLinks({ ...START, page: 3, after: "m2" }, readTrail(store(), "queue?"), "m3");
    expect(links).toMatchObject({ previous: null, lost: true, next: { page: 4, after: "m3" } });
  });

  test("a store that holds nonsense is no trail", () => {
    const kept = store();
    kept.setItem("xinlian.desk.trail.queue?", "{not json");
    expect(readTrail(kept, "queue?")).toEqual([]);
  });
});
