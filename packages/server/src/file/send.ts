import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import { fileName } from "./file-name.ts";
import type { Read } from "./reading.ts";

/** Shown inside our own pages; everything else is only ever downloaded. */
const INLINE = /^(?:image\/(?:jpeg|png|webp)|audio\/(?:mpeg|wav|mp4|ogg))$/;
const PDF = "application/pdf";
const SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'self'";
/** Browsers keep their PDF viewer apart themselves, and Chromium refuses to start it in a sandbox of ours. */
const PAPER =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/**
 * Sends a file so that it can do nothing but be looked at: its stored type and no other, in a sandbox, never as a page. Parts are given, so
 * that a recording can be listened to from its middle.
 */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, name }: Read,
  preview: boolean,
): FastifyReply {
  const paper = preview && file.type === PDF;
  const shown = paper || INLINE.test(file.type);
  void reply
    .header("content-security-policy", paper ? PAPER : SEALED_OFF)
    .header("x-frame-options", "SAMEORIGIN")
    .header("content-disposition", disposition(shown, fileName(name, file.type)))
    .header("accept-ranges", "bytes")
    .header("etag", `"${file.id}"`)
    .header("cache-control", "private, no-cache")
    .type(file.type);
  if (request.headers["if-none-match"] === `"${file.id}"`) return reply.status(304).send();
  const part = partOf(request.headers.range, file.size);
  if (part === null) {
    return reply
      .header("content-length", file.size)
      .send(Readable.from(file.read(0, file.size), { objectMode: false }));
  }
  const { from, to } = part;
  return reply
    .status(206)
    .header("content-range", `bytes ${from}-${to - 1}/${file.size}`)
    .header("content-length", to - from)
    .send(Readable.from(file.read(from, to), { objectMode: false }));
}

/** RFC 6266 with the name in RFC 5987's coding, and in plain letters for clients that know no better. */
export function disposition(shown: boolean, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${shown ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

/** One range of bytes; several at once are answered by the whole. @throws Refusal 416 when there is no such part */
function partOf(header: string | undefined, size: number): { from: number; to: number } | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  const [, first = "", last = ""] = asked ?? [];
  if (asked === null || (first === "" && last === "")) return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  if (from >= to) throw refusal("file-range", { range: header ?? "", size }, "Range");
  return { from, to };
}
