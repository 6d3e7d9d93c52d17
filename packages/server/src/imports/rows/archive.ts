import { inflateRawSync } from "node:zlib";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { ROW_BOUNDS } from "./bounds.ts";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** One part of an XLSX file, unpacked. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly at: number;
}

/**
 * The XML parts of a ZIP archive as its directory lists them, unpacked within `ROW_BOUNDS`. Sizes that the archive claims are not
 * believed: unpacking stops at the limit. Parts that carry a document type are refused, since nothing but an attack needs one.
 */
export function unpack(archive: Buffer, file: string): Result<readonly Part[]> {
  const sick = (why: string) => refuse("import-archive", { file, why });
  const entries = directory(archive);
  if (typeof entries === "string") return sick(entries);
  const parts: Part[] = [];
  let total = 0;
  for (const entry of entries) {
    if (!/\.(?:xml|rels)$/u.test(entry.name)) continue;
    if (entry.encrypted) return sick("encrypted");
    const packed = body(archive, entry);
    if (packed === null) return sick(`part ${entry.name}`);
    const bytes = inflate(packed, entry.method, ROW_BOUNDS.unpacked - total);
    if (bytes === null) return sick(`part ${entry.name}`);
    const over = bytes === "large" ? ROW_BOUNDS.unpacked + 1 : total + bytes.length;
    if (bytes === "large" || over > ROW_BOUNDS.unpacked) {
      return refuse("import-archive-large", {
        file,
        what: "bytes",
        size: over,
        most: ROW_BOUNDS.unpacked,
      });
    }
    const ratio = Math.round(bytes.length / Math.max(1, packed.length));
    if (bytes.length > 1024 ** 2 && ratio > ROW_BOUNDS.ratio) {
      return refuse("import-archive-large", {
        file,
        what: entry.name,
        size: ratio,
        most: ROW_BOUNDS.ratio,
      });
    }
    if (bytes.includes("<!DOCTYPE")) return sick(`${entry.name}: <!DOCTYPE`);
    total += bytes.length;
    parts.push({ name: entry.name, bytes });
  }
  return ok(parts);
}

/** The central directory, or what is wrong with it. */
function directory(archive: Buffer): readonly Entry[] | string {
  const from = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  let end = archive.length - END_SIZE;
  while (end >= from && archive.readUInt32LE(end) !== END) end -= 1;
  if (end < from) return "no end of archive";
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) return "ZIP64";
  if (count > ROW_BOUNDS.entries) return `${count} entries`;
  const entries: Entry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) return "broken directory";
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const [name = 0, extra = 0, comment = 0] = lengths;
    entries.push({
      name: archive.toString("utf8", at + 46, at + 46 + name),
      method: archive.readUInt16LE(at + 10),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      packed: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function body(archive: Buffer, entry: Entry): Buffer | null {
  const { at } = entry;
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL) return null;
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  return from + entry.packed > archive.length ? null : archive.subarray(from, from + entry.packed);
}

/** Unpacked bytes; `large` when there are more than `most`; null when they make no sense. */
function inflate(packed: Buffer, method: number, most: number): Buffer | "large" | null {
  if (method === STORED) return packed.length > most ? "large" : packed;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "large" : null;
  }
}
