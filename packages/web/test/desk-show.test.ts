import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FieldView } from "@xinlian/wire";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { describe, expect, test } from "vitest";
import { Content } from "../src/desk/case/content.tsx";
import { changesSince } from "../src/desk/case/difference.ts";
import { wayAhead } from "../src/desk/case/way-ahead.ts";
import { columns, type Lifecycle, layout } from "../src/desk/lifecycle/layout.ts";
import { Light } from "../src/desk/light/light.tsx";
import { nearestPlace, placeAnchor } from "../src/desk/pack/place.ts";
import { proseDay, proseDue, proseTime, tableDay, tableTime } from "../src/desk/time/show.ts";
import { fill } from "../src/desk/words/fill.tsx";
import { both, ROWS, viewOf } from "./desk-fixture/sample-case.ts";

const NOON = "2026-11-05T12:00:00+08:00";

describe("dates", () => {
  test("tables write them whole, prose with the weekday", () => {
    expect(tableTime("2026-11-05T06:30:00Z")).toBe("2026-11-05 14:30");
    expect(proseTime("2026-11-05T14:30:00+08:00", "zh", NOON)).toBe("11月5日 周四 14:30");
    expect(proseTime("2026-11-05T14:30:00+08:00", "en", NOON)).toBe("Thu 5 Nov 14:30");
  });

  test("a day begins at the city's midnight, not at the browser's", () => {
    expect(tableDay("2026-11-04T16:00:00Z")).toBe("2026-11-05");
  });

  test("another year is named", () => {
    expect(proseDay("2027-01-04T09:00:00+08:00", "zh", NOON)).toBe("2027年1月4日 周一");
  });

  test("what ends at midnight is named by the day that ends; hours stay hours", () => {
    expect(proseDue("2026-11-24T00:00:00+08:00", "zh", NOON)).toBe("11月23日 周一 24时");
    expect(proseDue("2026-11-24T15:20:00+08:00", "zh", NOON)).toBe("11月24日 周二 15:20");
  });
});

test("a light says its word and its amount, and draws a shape", () => {
  const late = renderToStaticMarkup(createElement(Light, { light: ROWS[0]!.light }));
  expect(late).toContain("超期 2个工作日");
  expect(late).toContain("<svg");
  const shapes = new Set(
    ROWS.map((row) => renderToStaticMarkup(createElement(Light, { light: row.light }))).map(
      (html) => /<svg.*<\/svg>/.exec(html)?.[0],
    ),
  );
  expect(shapes.size).toBe(4);
});

test("what is not so of a case is said in one line, what is so in a line of its own", () => {
  const yes = (name: string, value: boolean): FieldView => ({
    name,
    words: both(name, name),
    kind: "yes",
    many: false,
    value,
    display: value ? both("是", "yes") : both("否", "no"),
  });
  const view = {
    ...viewOf(ROWS[0]!),
    fields: [yes("紧急", false), yes("保密", true), yes("重复", false)],
  };
  const html = renderToStaticMarkup(
    createElement(MemoryRouter, null, createElement(Content, { view })),
  );
  const lines = [...html.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/g)].map((m) => [m[1], m[2]]);
  expect(lines.slice(0, 2)).toEqual([
    ["保密", "是"],
    ["均为否", "紧急、重复"],
  ]);
});

test("a sentence with an empty slot shows a dash, never braces", () => {
  const html = renderToStaticMarkup(createElement("p", null, fill("超期 {n} 件", {})));
  expect(html).toBe("<p>超期 – 件</p>");
});

describe("the lifecycle drawing", () => {
  const state = (name: string, end = false) => ({ name, text: name, end });
  const move = (from: string | null, to: string) => ({
    name: `${from}-${to}`,
    text: "x",
    from,
    to,
  });
  const life: Lifecycle = {
    states: [state("a"), state("b"), state("c"), state("refused", true), state("done", true)],
    moves: [
      move(null, "a"),
      move("a", "b"),
      move("b", "c"),
      move("c", "done"),
      move("c", "b"),
      move("a", "refused"),
    ],
  };

  test("columns count the steps from the opening; every arrow to an end runs forward", () => {
    expect([...columns(life)].sort()).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["done", 3],
      ["refused", 1],
    ]);
    const { arrows } = layout(life);
    expect(
      arrows.filter((arrow) => arrow.back).map((arrow) => `${arrow.from}>${arrow.to}`),
    ).toEqual(["c>b"]);
  });

  test("no two boxes overlap, every box and arrow lies inside", () => {
    const { boxes, arrows, width, height } = layout(life);
    const places = boxes.map((box) => `${box.x} ${box.y}`);
    expect(new Set(places).size).toBe(boxes.length);
    for (const box of boxes) expect(box.x + 116 <= width && box.y + 40 <= height).toBe(true);
    for (const arrow of arrows) expect(arrow.labelX > 0 && arrow.labelY < height).toBe(true);
  });

  test("a state that nothing reaches is still drawn", () => {
    expect(layout({ states: [state("lonely")], moves: [] }).boxes).toHaveLength(1);
  });
});

test("a failed check jumps to its line, or to what stands nearest before it in the same file", () => {
  const shown = ["pack.yaml:40", "pack.yaml:61", "pack.yaml:78", "choices.yaml:3"];
  expect(nearestPlace("pack.yaml:62", shown)).toBe("pack.yaml:61");
  expect(nearestPlace("pack.yaml:61", shown)).toBe("pack.yaml:61");
  expect(nearestPlace("pack.yaml:12", shown)).toBeNull();
  expect(placeAnchor("pack.yaml:61")).toBe("at-pack-yaml-61");
});

test("a conflict names what stands otherwise now", () => {
  const mine = viewOf(ROWS[0]!);
  const theirs = viewOf({
    ...ROWS[0]!,
    state: { id: "handling", words: { zh: "办理中", en: "handling" } },
  });
  expect(changesSince(mine, theirs).map((change) => [change.before.zh, change.after.zh])).toEqual([
    ["待受理", "办理中"],
  ]);
});

test("nothing in the desk writes an inline style, which the page's policy would drop", () => {
  const folder = fileURLToPath(new URL("../src/desk/", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(tsx|html)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const name of files)
    expect(/\bstyle=|<style/.test(readFileSync(join(folder, name), "utf8")), name).toBe(false);
});

test("the strip shows the pack's way to an end: no short cut, nothing that was left behind", () => {
  const { lifecycle } = viewOf(ROWS[1]!);
  const step = (from: string, to: string) => ({
    action: `${from}-${to}`,
    words: { zh: "", en: "" },
    from,
    to,
  });
  const withSteps = (...steps: [string, string][]) =>
    wayAhead({ ...lifecycle, transitions: steps.map(([from, to]) => step(from, to)) });
  expect(lifecycle.states.find((state) => state.current)?.name).toBe("handling");
  expect(wayAhead(lifecycle)).toEqual(["answered", "closed"]);
  expect(
    withSteps(["handling", "closed"], ["handling", "answered"], ["answered", "closed"]),
  ).toEqual(["answered", "closed"]);
  expect(withSteps(["handling", "waiting"], ["waiting", "refused"])).toEqual([
    "waiting",
    "refused",
  ]);
  expect(withSteps(["handling", "waiting"], ["waiting", "handling"])).toEqual([]);
  // From beside the main line it leads back to it, not past it.
  const aside = lifecycle.states.map((state) => ({
    ...state,
    onMainLine: state.name !== "handling",
  }));
  const steps = [
    ["handling", "waiting"],
    ["handling", "closed"],
    ["waiting", "answered"],
  ] as const;
  const transitions = [...steps.map(([from, to]) => step(from, to)), step("answered", "closed")];
  expect(wayAhead({ ...lifecycle, states: aside, transitions })).toEqual([
    "waiting",
    "answered",
    "closed",
  ]);
});
