import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Fault } from "../src/fault/index.ts";
import { readPack } from "../src/pack/index.ts";
import type { Tree } from "../src/pack/source/tree.ts";
import { readYaml } from "../src/pack/source/yaml.ts";
import { seeded } from "./calendar-seed.ts";

function codes(text: string): readonly string[] {
  const read = readPack({ "pack.yaml": text });
  return read.ok ? [] : (read.fault.parts ?? []).map(({ code }) => code);
}

describe("a pack's file", () => {
  test("is plain YAML 1.2: `no` and `on` are words, a leading nought is kept (PK-1)", () => {
    const faults: Fault[] = [];
    const [tree] = readYaml("a.yaml", "no: on\ncode: 0511\nat: 2026-11-02 09:00\n", faults);
    expect(faults).toEqual([]);
    const entries = tree?.kind === "branch" ? tree.entries : new Map();
    expect([...entries.keys()]).toEqual(["no", "code", "at"]);
    expect(entries.get("no").tree.value).toBe("on");
    expect(entries.get("code").tree.source).toBe("0511");
    expect(entries.get("at").mark.line).toBe(3);
  });

  test.each([
    ["an anchor", "a: &x 1\n", "pack-yaml-trick"],
    ["an alias", "a: &x { c: 1 }\nb: *x\n", "pack-yaml-trick"],
    ["a merge key", "a: { <<: { c: 1 } }\n", "pack-yaml-trick"],
    ["a tag", "a: !!js/function x\n", "pack-yaml-trick"],
    ["a tag of its own", "a: !run x\n", "pack-yaml-trick"],
    ["a complex key", "? [a, b]\n: 1\n", "pack-yaml-trick"],
    ["a key twice", "a: 1\na: 2\n", "pack-key-twice"],
    ["no map", "- 1\n", "pack-shape"],
    ["nothing", "", "pack-shape"],
    ["two documents", "a: 1\n---\nb: 1\n", "pack-documents"],
    ["tabs", "a:\n\t- 1\n", "pack-yaml"],
    ["a quote left open", 'a: "b\n', "pack-yaml"],
  ])("is refused with %s (PK-1)", (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  test("keys that JavaScript knows are names like others", () => {
    const faults: Fault[] = [];
    const [tree] = readYaml("a.yaml", "__proto__: 1\nconstructor: 2\n", faults);
    expect(tree?.kind === "branch" && [...tree.entries.keys()]).toEqual([
      "__proto__",
      "constructor",
    ]);
    expect(faults).toEqual([]);
  });
});

describe("an input that means harm is refused, not survived (PK-2)", () => {
  test.each([
    ["brackets", "[".repeat(100_000), ["pack-deep", "pack-yaml"]],
    ["closed brackets", `a: ${"[".repeat(60)}1${"]".repeat(60)}`, ["pack-deep"]],
    ["dashes in a row", `a:\n  ${"- ".repeat(60)}1\n`, ["pack-deep"]],
    ["a heavy file", `a: ${"x".repeat(140_000)}`, ["pack-file-large"]],
    ["a heavy value", `a: ${"x".repeat(9_000)}`, ["pack-scalar-large"]],
    ["too many values", `a: [${"1,".repeat(40_000)}1]`, ["pack-nodes"]],
  ])("%s", (_, text, allowed) => {
    const found = codes(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(50);
    for (const code of found) expect(allowed).toContain(code);
  });

  test("a bomb of aliases", () => {
    const bomb = `a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n`;
    expect(codes(bomb)).toContain("pack-yaml-trick");
  });

  test("too much altogether, and no pack.yaml at all", () => {
    const files = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`scenarios/${i}.yaml`, `a: ${"x".repeat(125_000)}`]),
    );
    const read = readPack(files);
    const found = read.ok ? [] : (read.fault.parts ?? []).map(({ code }) => code);
    expect(found.sort()).toEqual(["pack-file-missing", "pack-large"]);
  });
});

describe("reading agrees with the YAML library on plain data", () => {
  const leaf = fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean());
  const data = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("node"), { maxLength: 4 }), tie("map")),
    map: fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie("node"), { maxKeys: 4 }),
  })).map;

  test("for any JSON", () => {
    seeded(
      fc.property(data, (value) => {
        const text = JSON.stringify(value);
        if (text.includes('"<<"')) return;
        const faults: Fault[] = [];
        const [tree] = readYaml("a.yaml", text, faults);
        expect(faults).toEqual([]);
        expect(tree && plain(tree)).toEqual(parse(text));
      }),
      300,
    );
  });
});

function plain(tree: Tree): unknown {
  if (tree.kind === "row") return tree.items.map(plain);
  if (tree.kind === "leaf") return tree.value;
  return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plain(entry.tree)]));
}
