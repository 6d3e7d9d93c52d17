import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chord, composing, loud, typing } from "../src/desk/keys/press.ts";
import { readColumns } from "../src/desk/queue/columns.ts";
import { inSight, settled, step, toggled } from "../src/desk/queue/movement.ts";

const IDS = ["a", "b", "c", "d"];

describe("moving in a list", () => {
  test("J and K go one row, the ends hold, an unlit list begins at its end", () => {
    expect(step(IDS, null, 1)).toBe("a");
    expect(step(IDS, null, -1)).toBe("d");
    expect(step(IDS, "b", 1)).toBe("c");
    expect(step(IDS, "a", -1)).toBe("a");
    expect(step(IDS, "d", 1)).toBe("d");
    expect(step([], "a", 1)).toBeNull();
  });

  test("a row that is still there keeps the light", () => {
    expect(settled(IDS, ["d", "c", "b"], "c")).toBe("c");
  });

  test("a row that went gives the light to the next that stayed", () => {
    expect(settled(IDS, ["a", "c", "d"], "b")).toBe("c");
    expect(settled(IDS, ["a", "d"], "b")).toBe("d");
    expect(settled(IDS, ["a", "b", "c"], "d")).toBe("c");
    expect(settled(IDS, [], "b")).toBeNull();
  });

  test("the light never stands on a row that is not in the list", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map(String)),
        fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map(String)),
        fc.integer({ min: 0, max: 9 }).map(String),
        (before, after, lit) => {
          const next = settled(before, after, lit);
          expect(next === null || after.includes(next)).toBe(true);
        },
      ),
    );
  });

  test("X takes in and out; a selection never reaches rows out of sight", () => {
    const both = toggled(toggled(new Set(), "a"), "z");
    expect([...inSight(both, IDS)]).toEqual(["a"]);
    expect([...toggled(both, "a")]).toEqual(["z"]);
  });
});

describe("keys", () => {
  test("a press is named as the list of keys names it", () => {
    expect(chord({ key: "J", shiftKey: true })).toBe("j");
    expect(chord({ key: "?", shiftKey: true })).toBe("?");
    expect(chord({ key: "Enter", ctrlKey: true })).toBe("Ctrl+Enter");
    expect(chord({ key: "Enter", metaKey: true })).toBe("Ctrl+Enter");
    expect(chord({ key: "Tab", shiftKey: true })).toBe("Shift+Tab");
    expect(chord({ key: "F8" })).toBe("F8");
  });

  test("Enter of an input method sends nothing", () => {
    expect(composing({ key: "Enter", isComposing: true })).toBe(true);
    expect(composing({ key: "Process", keyCode: 229 })).toBe(true);
    expect(composing({ key: "Enter", keyCode: 13 })).toBe(false);
  });

  test("single letters are text where one types, and keys elsewhere", () => {
    const at = (tagName: string, type = "") => ({ tagName, type }) as unknown as EventTarget;
    expect(typing(at("INPUT", "text"))).toBe(true);
    expect(typing(at("TEXTAREA"))).toBe(true);
    expect(typing(at("SELECT"))).toBe(true);
    expect(typing(at("INPUT", "checkbox"))).toBe(false);
    expect(typing(at("TR"))).toBe(false);
    expect(typing(null)).toBe(false);
    expect(loud("Ctrl+Enter")).toBe(true);
    expect(loud("F8")).toBe(true);
    expect(loud("j")).toBe(false);
  });
});

test("columns: title and light stay, unknown names are forgotten, the order is fixed", () => {
  expect(readColumns("due,title,nonsense")).toEqual(["light", "title", "due"]);
  expect(readColumns(null)).toContain("state");
});
