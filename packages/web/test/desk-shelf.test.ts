import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../src/desk/form/draft.ts";
import { newSheet, park, type Table } from "../src/desk/intake/parking.ts";
import { keepTable, keptTable } from "../src/desk/intake/table-shelf.ts";
import { clearShelf, closeShelf, openShelf, shelve, unshelve } from "../src/desk/settings/shelf.ts";

const MINE = "5e".repeat(32);
const OTHER = "a1".repeat(32);
let store: Map<string, string>;

beforeEach(() => {
  store = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
    removeItem: (name: string) => void store.delete(name),
  });
  openShelf(MINE);
});
afterEach(() => {
  closeShelf();
  vi.unstubAllGlobals();
});

describe("what is kept of work not yet sent", () => {
  test("comes back whole, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 3000 }), (text) => {
        shelve("x", text);
        expect(unshelve("x")).toBe(text);
      }),
    );
  });

  test("stands nowhere in clear", () => {
    writeDraft("draft.x", { values: { who: "王女士 13900002765" }, at: 1, key: "k" });
    const bytes = [...store.values()].join(" ");
    expect(bytes).not.toMatch(/王女士|13900002765|who/);
    expect(atob([...store.values()][0] ?? "")).not.toMatch(/13900002765/);
    expect(readDraft("draft.x")?.values).toEqual({ who: "王女士 13900002765" });
  });

  test("cannot be read after signing out, nor by the next person; signing in again brings it back", () => {
    shelve("x", "诉求");
    closeShelf();
    expect(unshelve("x")).toBeNull();
    openShelf(OTHER);
    expect(unshelve("x")).toBeNull();
    openShelf(MINE);
    expect(unshelve("x")).toBe("诉求");
  });

  test("opens under its own name only, and not when a byte was changed", () => {
    shelve("x", "诉求");
    const [[at, kept] = ["", ""]] = store;
    store.set(at.replace(/x$/, "y"), kept);
    expect(unshelve("y")).toBeNull();
    const turned = kept.startsWith("A") ? `B${kept.slice(1)}` : `A${kept.slice(1)}`;
    store.set(at, turned);
    expect(unshelve("x")).toBeNull();
    clearShelf("x");
    expect(store.has(at)).toBe(false);
  });

  test("without a key nothing is kept", () => {
    openShelf("no key");
    shelve("x", "诉求");
    expect(store.size).toBe(0);
  });

  test("the whole table of calls comes back to its person alone", () => {
    let n = 0;
    const fresh = { key: () => `k${n++}`, now: () => 1 };
    const first = newSheet("o", fresh);
    const open = {
      ...first,
      matters: first.matters.map((m) => ({ ...m, values: { what: "水" } })),
    };
    const table: Table = park({ open, parked: [] }, newSheet("o", fresh), 2);
    keepTable("p1", table);
    expect(keptTable("p1", newSheet("o", fresh))).toEqual(table);
    expect(keptTable("p2", newSheet("o", fresh)).parked).toEqual([]);
  });
});
