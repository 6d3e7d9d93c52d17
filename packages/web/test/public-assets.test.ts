import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicAssets } from "@xinlian/web/assets";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xinlian-assets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("PP-2 links the hashed files that the build named", () => {
  const entry = { file: "assets/citizen-1.js", css: ["assets/citizen-2.css"], isEntry: true };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ "island/citizen.ts": entry }));
  expect(publicAssets(folder)).toEqual({
    styles: ["/public/assets/citizen-2.css"],
    script: "/public/assets/citizen-1.js",
  });
});

it("PP-3 links nothing when nothing was built, and pages still work", () => {
  expect(publicAssets(folder)).toEqual({ styles: [], script: null });
});
