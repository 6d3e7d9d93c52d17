import { expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import { check, PACKS, readFolder } from "./pack-folder.ts";

const HASH = "00".repeat(32);
const files = readFolder(new URL("message/", PACKS));

test("PK-10 a scenario that cannot be read stops no city; the check names its line", () => {
  const broken = { ...files, "scenarios/broken.yaml": "scenario: 半句 | half\nwhen: {\n" };
  expect(loadPack(broken, HASH).ok).toBe(true);
  const proof = check(broken);
  expect(proof.pack).toBeUndefined();
  expect(proof.faults.map(({ place }) => place?.split(":")[0])).toContain("scenarios/broken.yaml");
});

test("PK-10 a scenario that fails stops no city; the check names it", () => {
  const path = "scenarios/dates.yaml";
  const text = files[path] ?? "";
  const wrong = { ...files, [path]: text.replace("due: 2026-10-15", "due: 2026-10-16") };
  expect(wrong[path]).not.toBe(text);
  expect(loadPack(wrong, HASH).ok).toBe(true);
  expect(check(wrong).faults.map(({ place }) => place?.split(":")[0])).toEqual([path]);
});
