import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { check, PACKS, readFolder } from "./pack-folder.ts";

/** Pack → the heading under which its page tells the steps. */
const PAGES = {
  hotline: "The way of an order",
  petition: "The way of a petition",
  commerce: "The way of a return",
  environment: "The way of a letter",
  food: "The way of a visit",
  alliance: "The way of a need",
};

describe.each(Object.entries(PAGES))("the page about the pack %s", (name, way) => {
  const page = readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), "utf8");
  const files = readFolder(new URL(`${name}/`, PACKS));
  const pack = must(loadPack(files, "aa"));

  test("tells every setting as the pack has it", () => {
    const rows = Object.values(pack.settings).map(({ name, text, value, source }) => {
      const told =
        typeof value === "object"
          ? Object.entries(value)
              .map(([row, cell]) => `${row} ${cell}`)
              .join(", ")
          : String(value);
      return `| \`${name}\` | ${text.en} | ${told} | ${source.text} | ${source.confidence} |`;
    });
    expect(page.split("\n").filter((line) => rows.includes(line))).toHaveLength(rows.length);
  });

  test("names every case, role and scenario, and no action that is not there", () => {
    for (const name of [...Object.keys(pack.cases), ...Object.keys(pack.roles)])
      expect(page).toContain(`\`${name}\``);
    expect(page).toContain(`plays its ${check(files).counts.scenarios} scenarios`);
    const steps = page.split(`## ${way}`)[1]?.split("##")[0] ?? "";
    const known = new Set([
      ...Object.values(pack.cases).flatMap((node) => [
        ...Object.keys(node.actions),
        ...Object.keys(node.clocks),
        ...Object.keys(node.fields),
      ]),
      ...Object.keys(pack.settings),
      "lead",
    ]);
    const named = [...steps.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});

describe("the forms of a citizen", () => {
  const asked = (name: string, type: string, opening: string) =>
    must(loadPack(readFolder(new URL(`${name}/`, PACKS)), "aa"))
      .cases[type]?.actions[opening]?.form.filter(({ optional }) => !optional)
      .map(({ field }) => field);

  test("ask at most four things", () => {
    expect(asked("hotline", "order", "report")).toEqual(["what", "place", "caller", "kind"]);
    expect(asked("petition", "petition", "raise")).toEqual(["what", "place", "who", "class"]);
  });
});

describe("the hotline's registration", () => {
  test("lets a call-taker dispatch as he registers", () => {
    const pack = must(loadPack(readFolder(new URL("hotline/", PACKS)), "aa"));
    expect(pack.cases.order?.actions.register?.form).toContainEqual(
      expect.objectContaining({ field: "lead", optional: true }),
    );
  });
});
