import type { FastifyReply, FastifyRequest } from "fastify";
import { COOKIES, cookieOptions } from "../http/cookie.ts";

/** A receipt that this browser holds. */
export interface Kept {
  readonly number: string;
  readonly secret: string;
}

/** Most receipts a browser keeps; the oldest is let go. A cookie holds 4 kB. */
const MOST = 24;
const SECONDS = 180 * 24 * 3600;

export function keptReceipts(request: FastifyRequest): readonly Kept[] {
  return (request.cookies[COOKIES.receipts] ?? "").split("~").flatMap((pair) => {
    const [number = "", secret = ""] = pair.split(".");
    return isNumber(number) && isSecret(secret) ? [{ number, secret }] : [];
  });
}

export function keepReceipt(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Kept,
  secure: boolean,
): void {
  const others = keptReceipts(request).filter((each) => each.number !== kept.number);
  const value = [kept, ...others]
    .slice(0, MOST)
    .map(({ number, secret }) => `${number}.${secret}`)
    .join("~");
  void reply.setCookie(COOKIES.receipts, value, cookieOptions(secure, SECONDS));
}

export function isNumber(text: string): boolean {
  return /^[A-Za-z0-9-]{4,40}$/.test(text);
}

export function isSecret(text: string): boolean {
  return /^[0-9A-Za-z]{20,40}$/.test(text);
}
