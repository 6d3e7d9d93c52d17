import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import type { Incoming } from "./take-in.ts";

/** Bytes that a refused sender may still send before the line is cut: he must be able to hear the answer. */
const LINGER_BYTES = 8 * 1024 * 1024;
const LINGER_MS = 5_000;

type Part = Pick<Incoming, "name" | "bytes" | "stated">;

/** The one file of a request: its raw body with the name in the query, or the first file of a multipart form. */
export async function incomingFile(
  request: FastifyRequest,
  name: string | undefined,
): Promise<Part> {
  const stated = Number(request.headers["content-length"] ?? Number.NaN);
  if (!request.isMultipart()) {
    return {
      name: name ?? "file",
      bytes: piecesOf(request.raw),
      stated: Number.isFinite(stated) ? stated : null,
    };
  }
  const part = await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY, files: 1 } });
  if (part === undefined) throw refusal("request-missing", { field: "file" }, "file");
  // The whole request is a little longer than the file in it: only a gross excess is known beforehand.
  const least = Number.isFinite(stated) ? stated - 64 * 1024 : null;
  return { name: part.filename, bytes: piecesOf(part.file), stated: least };
}

/** Pieces of a stream; leaving off early does not tear the line down, so that an answer can still be given. */
export function piecesOf(stream: Readable): AsyncIterable<Buffer> {
  return stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

/**
 * After a refusal in the midst of a body: the answer goes out at once, what is still under way is thrown away for a short while, then the
 * line is cut. Without the while, the sender's system drops the answer it has not read yet.
 */
export function cutShort(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  if (raw.complete) return;
  reply.header("connection", "close");
  let left = LINGER_BYTES;
  const cut = () => raw.destroy();
  const timer = setTimeout(cut, LINGER_MS).unref();
  raw.unpipe();
  raw.on("data", (bytes: Buffer) => {
    left -= bytes.length;
    if (left < 0) cut();
  });
  raw.once("close", () => clearTimeout(timer));
  raw.resume();
}
