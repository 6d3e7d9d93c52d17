import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyRenamed } from "../pack-names/copy.ts";
import { renameIn } from "../pack-names/reference.ts";

const NAMES = new Map([["plain", "qwx"]]);

test("a pack is renamed where it is named, and nowhere else", () => {
  const city = [
    "packs: [plain, other] # first",
    "report: plain.order.report",
    "settings:",
    "  plain: { settle: 15wd }",
    "units: { plain: 平原局 | Plain Bureau }",
    "posts:",
    "  - { pack: plain, role: plain }",
    "",
  ].join("\n");
  expect(renameIn(city, NAMES)).toBe(
    [
      "packs: [ qwx, other ] # first",
      "report: qwx.order.report",
      "settings:",
      "  qwx: { settle: 15wd }",
      "units: { plain: 平原局 | Plain Bureau }",
      "posts:",
      "  - { pack: qwx, role: plain }",
      "",
    ].join("\n"),
  );
});

test("a copy holds every pack under its new name, and the original is untouched", () => {
  const root = mkdtempSync(join(tmpdir(), "xinlian-test-"));
  mkdirSync(join(root, "packs/plain"), { recursive: true });
  mkdirSync(join(root, "cities/leshan"), { recursive: true });
  writeFileSync(join(root, "packs/plain/pack.yaml"), "pack: plain\ntext: 小事 | matter\n");
  writeFileSync(join(root, "cities/leshan/city.yaml"), "packs: [plain]\n");
  mkdirSync(join(root, "cities/leshan/registers/plain"), { recursive: true });
  mkdirSync(join(root, "cities/leshan/duties"));
  writeFileSync(join(root, "cities/leshan/registers/plain/topic.csv"), "code,name\n");
  writeFileSync(join(root, "cities/leshan/duties/plain.csv"), "topic,unit\n");
  const { folder, packs, cities, names } = copyRenamed(root);
  const name = names.get("plain") ?? "";
  expect(name).toMatch(/^[a-z]{9}$/);
  expect(existsSync(join(packs, "plain"))).toBe(false);
  expect(readFileSync(join(packs, name, "pack.yaml"), "utf8")).toBe(
    `pack: ${name}\ntext: 小事 | matter\n`,
  );
  expect(readFileSync(join(cities, "leshan/city.yaml"), "utf8")).toContain(name);
  expect(existsSync(join(cities, `leshan/registers/${name}/topic.csv`))).toBe(true);
  expect(existsSync(join(cities, `leshan/duties/${name}.csv`))).toBe(true);
  expect(readFileSync(join(root, "packs/plain/pack.yaml"), "utf8")).toContain("pack: plain");
  for (const done of [root, folder]) rmSync(done, { recursive: true });
});
