import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPack } from "@xinlian/kernel";
import { expect, test } from "vitest";
import { checkMapping } from "../src/imports/mapping/check.ts";
import { parseMapping } from "../src/imports/mapping/parse.ts";
import { readPackFiles } from "../src/pack/pack-files.ts";
import { must } from "./imports-town.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Mappings that people copy from: those of the cities, and the one that the documentation shows. */
const EXAMPLES: readonly (readonly [name: string, text: string])[] = [
  ...readdirSync(join(ROOT, "cities"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".map.yaml"))
    .map((path): [string, string] => [path, readFileSync(join(ROOT, "cities", path), "utf8")]),
  ...[
    ...readFileSync(join(ROOT, "docs/import.md"), "utf8").matchAll(/^```yaml\n(.*?)^```/gmsu),
  ].map(([, text = ""], at): [string, string] => [`docs/import.md ${at + 1}`, text]),
];

test("there are examples", () => {
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(3);
});

test.each(EXAMPLES)("%s fits the pack that it names", (name, text) => {
  const mapping = must(parseMapping(text, basename(name)));
  const files = must(readPackFiles(join(ROOT, "packs", mapping.pack)));
  const pack = must(loadPack(files.files, "0".repeat(64)));
  expect(must(checkMapping(mapping, pack)).fields.size).toBeGreaterThan(0);
});
