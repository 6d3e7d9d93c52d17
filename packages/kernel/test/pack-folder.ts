import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decide, dueMarks } from "../src/case/index.ts";
import { checkPack, type Engine, type Proof } from "../src/pack/index.ts";
import { LESHAN } from "./calendar-leshan.ts";

export const ENGINE: Engine = { decide, dueMarks, calendar: LESHAN };

export const FIXTURES = new URL("./fixtures/", import.meta.url);
export const PACKS = new URL("../../../packs/", import.meta.url);

/** The files of a folder by path. */
export function readFolder(folder: URL): Readonly<Record<string, string>> {
  const root = fileURLToPath(folder);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    paths
      .filter((path) => /\.(yaml|liquid)$/.test(path) && statSync(root + path).isFile())
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(root + path, "utf8")]),
  );
}

export function check(files: Readonly<Record<string, string>>): Proof {
  return checkPack(files, "00".repeat(32), ENGINE);
}
