import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { ok, type Result, refuse } from "@xinlian/kernel";
import { ROW_BOUNDS } from "./bounds.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

export interface Survey {
  readonly hash: string;
  /** null = none that is known; an XLSX file has none. */
  readonly encoding: Encoding | null;
  readonly bytes: number;
  /** Begins like a ZIP archive. */
  readonly zip: boolean;
}

/** Reads a file once from end to end: its hash, and the encoding in which every byte of it makes sense. */
export async function surveyFile(path: string): Promise<Result<Survey>> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size === 0) return refuse("import-file-empty", { file });
    if (size > ROW_BOUNDS.textFile) {
      return refuse("import-file-large", { file, size, most: ROW_BOUNDS.textFile });
    }
    return ok(await read(path, size));
  } catch (error) {
    return refuse("import-file-missing", { file, why: reason(error) });
  }
}

async function read(path: string, bytes: number): Promise<Survey> {
  const hash = createHash("sha256");
  const candidates = new Map<Encoding, TextDecoder>([
    ["utf-8", new TextDecoder("utf-8", { fatal: true })],
    ["gb18030", new TextDecoder("gb18030", { fatal: true })],
  ]);
  let first: Buffer | null = null;
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1024 ** 2,
  }) as AsyncIterable<Buffer>) {
    first ??= chunk.subarray(0, 4);
    hash.update(chunk);
    for (const [encoding, decoder] of candidates) {
      if (!makesSense(decoder, chunk)) candidates.delete(encoding);
    }
  }
  for (const [encoding, decoder] of candidates)
    if (!makesSense(decoder, null)) candidates.delete(encoding);
  const [plain = null] = candidates.keys();
  const head = first ?? Buffer.alloc(0);
  const zip = head.toString("latin1") === "PK\u0003\u0004";
  return { hash: hash.digest("hex"), encoding: zip ? null : (marked(head) ?? plain), bytes, zip };
}

/** NUL stands in no text that people write; a file with one is something else. */
function makesSense(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return chunk === null || !chunk.includes(0);
  } catch {
    return false;
  }
}

function marked(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

function reason(error: unknown): string {
  return error instanceof Error
    ? ((error as NodeJS.ErrnoException).code ?? error.message)
    : String(error);
}
