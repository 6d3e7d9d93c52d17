import { createReadStream } from "node:fs";
import type { Encoding } from "./survey.ts";

/** The text of a file, piece by piece; a byte order mark is left out. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, {
    highWaterMark: 256 * 1024,
  }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** A line of text, or the sign that it was longer than `longest` and thrown away. */
export type Line = string | typeof TOO_LONG;
export const TOO_LONG = Symbol("too long");

/** Lines without their ends (LF or CRLF). No more than one line and one piece are held at a time. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<Line> {
  let rest = "";
  let long = false;
  for await (const piece of pieces) {
    const lines = piece.split("\n");
    for (const line of lines.slice(0, -1)) {
      rest += line;
      yield long || rest.length > longest ? TOO_LONG : rest.replace(/\r$/u, "");
      rest = "";
      long = false;
    }
    rest += lines.at(-1) ?? "";
    if (rest.length > longest) {
      rest = "";
      long = true;
    }
  }
  if (long) yield TOO_LONG;
  else if (rest !== "") yield rest.replace(/\r$/u, "");
}
