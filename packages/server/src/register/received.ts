import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";

/** Lays the file of a request down in a folder that nobody else reads. */
export async function received(
  request: FastifyRequest,
  folder: string,
): Promise<{ readonly path: string; readonly name: string }> {
  if (!request.isMultipart()) {
    const value = String(request.headers["content-type"] ?? "–").slice(0, 80);
    throw refusal("request-media", { value, allowed: "multipart/form-data" }, "Content-Type");
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let file: { path: string; name: string } | null = null;
  for await (const part of request.files()) {
    const path = join(folder, v7());
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.fieldname === "file") file = { path, name: part.filename };
  }
  if (file === null) throw refusal("request-missing", { field: "file" }, "file");
  return file;
}
