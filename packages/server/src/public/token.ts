import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import { COOKIES, cookieOptions } from "../http/cookie.ts";
import { refuseCrossSite } from "../http/origin.ts";

/** A form may be filled in for this long. */
const SECONDS = 24 * 3600;

/**
 * The token that a page's forms send back: made of a random cookie that no other site can read. A page without forms
 * asks for none and sets none.
 */
export function formToken(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  let seed = request.cookies[COOKIES.form];
  if (seed === undefined || !/^[\w-]{22}$/.test(seed)) {
    seed = randomBytes(16).toString("base64url");
    void reply.setCookie(COOKIES.form, seed, cookieOptions(secure, SECONDS));
  }
  return tokenOf(seed);
}

/** Refuses a form that no page of ours sent. */
export function checkForm(
  request: FastifyRequest,
  inputs: Readonly<Record<string, string>>,
  publicOrigin: string | null,
): void {
  refuseCrossSite(request, publicOrigin);
  const seed = request.cookies[COOKIES.form];
  const sent = Buffer.from(inputs.token ?? "");
  const right = Buffer.from(seed === undefined ? "" : tokenOf(seed));
  if (seed === undefined || sent.length !== right.length || !timingSafeEqual(sent, right)) {
    throw refusal("request-form-stale");
  }
}

function tokenOf(seed: string): string {
  return createHash("sha256").update(`form ${seed}`).digest("base64url");
}
