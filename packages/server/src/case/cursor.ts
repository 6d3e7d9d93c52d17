import { refusal } from "../fault/refusal.ts";

/** Where a page ended: the sort value of its last row (a moment in ms; null = the rows without one), when that was opened, and its stream. */
export interface Cursor {
  readonly at: number | string | null;
  readonly opened: number;
  readonly stream: string;
}

export function writeCursor({ at, opened, stream }: Cursor): string {
  return Buffer.from(JSON.stringify([at, opened, stream])).toString("base64url");
}

export function readCursor(text: string): Cursor {
  const bad = () => refusal("request-cursor-bad", {}, "after");
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw bad();
  }
  const [at, opened, stream] = Array.isArray(parts) ? parts : [];
  const value = at === null || typeof at === "string" || isMoment(at);
  if (!value || !isMoment(opened) || !/^[0-9a-f-]{36}$/.test(String(stream))) throw bad();
  return { at, opened, stream };
}

/** A number that a moment may have, and any other that a case may be sorted by. */
function isMoment(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= 8.64e15;
}
