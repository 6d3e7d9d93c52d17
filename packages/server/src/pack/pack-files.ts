import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fault, ok, type Result } from "@xinlian/kernel";

/** The files of a pack by path, and the hash that names this version. */
export interface PackFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly hash: string;
}

/** Folders of a pack that are no part of it: invented data, and the place where a city's parts are laid. */
const LEFT_OUT = new Set(["demo", "city"]);

/** Reads a pack's folder: every text file in it and below, but not its demo data. */
export function readPackFiles(folder: string): Result<PackFiles> {
  try {
    const files: Record<string, string> = {};
    for (const path of paths(folder, "")) files[path] = readFileSync(join(folder, path), "utf8");
    return ok({ files, hash: packHash(files) });
  } catch (error) {
    return {
      ok: false,
      fault: fault("setting-file", { file: folder, why: (error as Error).message }),
    };
  }
}

/** SHA-256 (hex) over path and text of each file, in the order of the paths. */
export function packHash(files: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const path of Object.keys(files).sort()) {
    const text = files[path] ?? "";
    hash.update(`${path}\n${Buffer.byteLength(text)}\n${text}\n`);
  }
  return hash.digest("hex");
}

function paths(folder: string, under: string): readonly string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(under, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : paths(folder, path);
    return /\.(yaml|liquid|md)$/.test(entry.name) ? [path] : [];
  });
}
