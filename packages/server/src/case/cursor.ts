import { refusal } from "../fault/refusal.ts";

/** Where a page ended: the sort value of its last row (ms; null = the rows without one) and the row's stream. */
export interface Cursor {
  readonly at: number | null;
  readonly stream: string;
}

export function writeCursor({ at, stream }: Cursor): string {
  return Buffer.from(`${at ?? "-"}/${stream}`).toString("base64url");
}

export function readCursor(text: string): Cursor {
  const [at = "", stream = ""] = Buffer.from(text, "base64url").toString("utf8").split("/");
  if (!/^(-|-?\d{1,16})$/.test(at) || !/^[0-9a-f-]{36}$/.test(stream)) {
    throw refusal("request-cursor-bad", {}, "after");
  }
  return { at: at === "-" ? null : Number(at), stream };
}
