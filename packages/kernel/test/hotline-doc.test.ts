import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { check, PACKS, readFolder } from "./pack-folder.ts";

const DOC = readFileSync(new URL("../../../docs/hotline.md", import.meta.url), "utf8");
const FILES = readFolder(new URL("hotline/", PACKS));
const PACK = must(loadPack(FILES, "aa"));

describe("the page about the hotline", () => {
  test("tells every setting as the pack has it", () => {
    const rows = Object.values(PACK.settings).map(({ name, text, value, source }) => {
      const told =
        typeof value === "object"
          ? Object.entries(value)
              .map(([row, cell]) => `${row} ${cell}`)
              .join(", ")
          : String(value);
      return `| \`${name}\` | ${text.en} | ${told} | ${source.text} | ${source.confidence} |`;
    });
    expect(DOC.split("\n").filter((line) => rows.includes(line))).toHaveLength(rows.length);
  });

  test("names every case, role and scenario, and no action that is not there", () => {
    for (const name of [...Object.keys(PACK.cases), ...Object.keys(PACK.roles)])
      expect(DOC).toContain(`\`${name}\``);
    expect(DOC).toContain(`plays its ${check(FILES).counts.scenarios} scenarios`);
    const steps = DOC.split("## The way of an order")[1]?.split("##")[0] ?? "";
    const known = new Set([
      ...Object.values(PACK.cases).flatMap((node) => [
        ...Object.keys(node.actions),
        ...Object.keys(node.clocks),
        ...Object.keys(node.fields),
      ]),
      ...Object.keys(PACK.settings),
      "lead",
    ]);
    const named = [...steps.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });
});

describe("the hotline's forms", () => {
  const order = PACK.cases.order;

  test("ask at most four things of a citizen", () => {
    const asked = order?.actions.report?.form.filter(({ optional }) => !optional);
    expect(asked?.map(({ field }) => field)).toEqual(["what", "place", "caller", "kind"]);
  });

  test("let a call-taker dispatch as he registers", () => {
    expect(order?.actions.register?.form).toContainEqual(
      expect.objectContaining({ field: "lead", optional: true }),
    );
  });
});
