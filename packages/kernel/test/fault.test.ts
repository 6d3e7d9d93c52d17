import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FAULTS, fault, ok, refuse } from "../src/fault/index.ts";
import type { Words } from "../src/words/index.ts";

const PACKAGES = fileURLToPath(new URL("../../", import.meta.url));
const CODES = "kernel/src/fault/codes/";

/** Product sources, path below `packages/` → text. */
function sources(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const room of readdirSync(PACKAGES)) {
    const listed = readdirSync(`${PACKAGES}${room}/src`, { recursive: true, encoding: "utf8" });
    for (const path of listed.filter((name) => /\.tsx?$/.test(name))) {
      const place = `${room}/src/${path.replaceAll("\\", "/")}`;
      found.set(place, readFileSync(PACKAGES + place, "utf8"));
    }
  }
  return found;
}

const SOURCES = sources();
const TABLE: ReadonlyMap<string, Words> = new Map(Object.entries(FAULTS));
const places = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort();

describe("the fault table", () => {
  test("holds codes, each in the file of its noun and in no other", () => {
    const declared = [...SOURCES]
      .filter(([path]) => path.startsWith(CODES))
      .flatMap(([path, text]) =>
        [...text.matchAll(/^ {2}"?([a-z][a-z0-9-]*)"?: \{/gm)].map(([, code]) => ({
          code: code ?? "",
          noun: path.slice(CODES.length, -".ts".length),
        })),
      );
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter(({ code, noun }) => !code.startsWith(`${noun}-`))).toEqual([]);
    expect(declared.map(({ code }) => code).sort()).toEqual([...TABLE.keys()].sort());
  });

  test("says every fault in Chinese and in English, with the same values in both", () => {
    for (const [code, words] of TABLE) {
      // A pack's own sentence, which the pack's check has seen in both languages.
      if (words.zh === "{zh}" && words.en === "{en}") continue;
      expect(words.zh, code).toMatch(/\p{Script=Han}/u);
      expect(words.en.trim(), code).not.toBe("");
      expect(words.en, code).not.toMatch(/\p{Script=Han}/u);
      expect(places(words.en), code).toEqual(places(words.zh));
      for (const name of places(words.zh)) expect(name, code).toMatch(/^[a-z][A-Za-z0-9_]*$/);
    }
  });

  test("holds no code that nothing gives", () => {
    const product = [...SOURCES]
      .filter(([path]) => !path.startsWith("kernel/src/fault/"))
      .map(([, text]) => text)
      .join("\n");
    expect([...TABLE.keys()].filter((code) => !product.includes(`"${code}"`))).toEqual([]);
  });

  test("holds every code that anything gives", () => {
    const given = [...SOURCES].flatMap(([path, text]) =>
      [...text.matchAll(/\b(?:fault|refuse|refusal)\(\s*"([a-z]+(?:-[a-z0-9]+)+)"/g)].map(
        ([, code]) => ({
          path,
          code: code ?? "",
        }),
      ),
    );
    expect(given.filter(({ code }) => !TABLE.has(code))).toEqual([]);
  });
});

describe("a result", () => {
  test("carries the value, or the fault with its place", () => {
    const code = [...TABLE.keys()][0] as keyof typeof FAULTS;
    expect(ok(7)).toEqual({ ok: true, value: 7 });
    expect(refuse(code, { row: 17 }, "row 17")).toEqual({
      ok: false,
      fault: fault(code, { row: 17 }, "row 17"),
    });
    expect("place" in fault(code)).toBe(false);
  });
});
