import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { sayFault } from "../src/fault/index.ts";
import { check, FIXTURES, readFolder } from "./pack-folder.ts";

const FOLDER = new URL("mistakes/", FIXTURES);
const NAMES = readdirSync(FOLDER).sort();

interface Expected {
  readonly place: string;
  readonly code: string;
  /** Part of the English message: what to do about it. */
  readonly way: string;
  readonly also?: readonly string[];
}

describe("a deliberate mistake is named at its line, once, with the way out (PK-4)", () => {
  test("there are enough of them, all different", () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(12);
  });

  for (const name of NAMES) {
    test(name, () => {
      const { "expect.yaml": text = "", ...files } = readFolder(new URL(`${name}/`, FOLDER));
      const expected = parse(text) as Expected;
      const proof = check(files);
      const [first, ...others] = proof.faults;
      expect(proof.pack).toBeUndefined();
      expect(first && { place: first.place, code: first.code }).toEqual({
        place: expected.place,
        code: expected.code,
      });
      expect(others.map(({ code }) => code)).toEqual(expected.also ?? []);
      if (first === undefined) return;
      expect(sayFault(first, "en")).toContain(expected.way);
      expect(sayFault(first, "zh")).toMatch(/\p{Script=Han}/u);
      expect(`${sayFault(first, "zh")}${sayFault(first, "en")}`).not.toMatch(/\{\w+\}(?!@)/);
    });
  }

  test("several at once are all told", () => {
    const { "expect.yaml": _, ...files } = readFolder(new URL(`${NAMES[3]}/`, FOLDER));
    const text = files["pack.yaml"]
      ?.replace("seal: [desk]", "seal: [nobody]")
      .replace("sees: unit", "sees: all");
    const codes = check({ "pack.yaml": text ?? "" }).faults.map(({ code }) => code);
    expect(codes.sort()).toEqual(["pack-text-half", "pack-unknown", "pack-value"]);
  });
});
