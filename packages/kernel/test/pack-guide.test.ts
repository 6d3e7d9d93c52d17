import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PROPERTIES } from "../src/pack/check/properties.ts";
import { DESKS, FIELD_TYPES, WORDS } from "../src/pack/draft/words.ts";
import { SCENARIO_WORDS } from "../src/pack/scenario/words.ts";
import { check } from "./pack-folder.ts";

const GUIDE = readFileSync(new URL("../../../docs/pack-guide.md", import.meta.url), "utf8");

interface Example {
  readonly kind: string;
  readonly code: string;
  readonly text: string;
  readonly line: number;
}

const EXAMPLES: readonly Example[] = [
  ...GUIDE.matchAll(/^```yaml ?(\w*) ?([\w-]*)\n([\s\S]*?)^```$/gm),
].map((match) => ({
  kind: match[1] ?? "",
  code: match[2] ?? "",
  text: match[3] ?? "",
  line: GUIDE.slice(0, match.index).split("\n").length,
}));

const TEMPLATES = Object.fromEntries(
  [...GUIDE.matchAll(/^```liquid (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = "", text = ""]) => [
    path,
    text,
  ]),
);

const BASE = EXAMPLES.find(({ kind }) => kind === "whole")?.text ?? "";

function faultsOf({ kind, text, line }: Example) {
  if (kind === "whole") return check({ "pack.yaml": text }).faults;
  if (kind === "scenario") return check({ "pack.yaml": BASE, "scenarios/one.yaml": text }).faults;
  if (kind === "played") {
    // A scenario of the part that stands before it.
    const part = EXAMPLES.filter((each) => each.kind === "part" && each.line < line).at(-1);
    const files = { "pack.yaml": BASE, "city/pack.yaml": part?.text ?? "", ...TEMPLATES };
    return check({ ...files, "scenarios/one.yaml": text }).faults;
  }
  // A part is laid over the guide's first pack as a city's parts are (PK-9).
  return check({ "pack.yaml": BASE, "city/pack.yaml": text, ...TEMPLATES }).faults;
}

describe("the pack guide", () => {
  test("has no YAML that is not run", () => {
    const kinds = new Set(EXAMPLES.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["part", "played", "refused", "scenario", "whole"]);
    expect(EXAMPLES.length).toBe([...GUIDE.matchAll(/^```yaml/gm)].length);
    expect(EXAMPLES.length).toBeGreaterThan(15);
  });

  for (const example of EXAMPLES) {
    test(`line ${example.line}: ${example.kind} ${example.code}`, () => {
      const codes = faultsOf(example).map(({ code, values }) => [code, JSON.stringify(values)]);
      if (example.kind === "refused") expect(codes.map(([code]) => code)).toEqual([example.code]);
      else expect(codes).toEqual([]);
    });
  }

  test("speaks of every word, type, desk, function name and property there is", () => {
    const words = [...Object.values(WORDS), ...Object.values(SCENARIO_WORDS)].flatMap((place) => [
      ...place.known,
      ...("later" in place ? place.later : []),
    ]);
    const missing = [...words, ...FIELD_TYPES, ...DESKS].filter(
      (word) => !new RegExp(`\`[^\`]*\\b${word}\\b[^\`]*\``).test(GUIDE),
    );
    expect(missing).toEqual([]);
    expect(PROPERTIES.filter(({ id }) => !new RegExp(`\\b${id}\\b`).test(GUIDE))).toEqual([]);
  });
});
