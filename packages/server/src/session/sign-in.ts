import type { FastifyReply } from "fastify";
import { COOKIES, cookieOptions } from "../http/cookie.ts";
import type { Begun } from "./sessions.ts";

/** Puts the session's token into the browser. */
export function keepSession(reply: FastifyReply, begun: Begun, now: number, secure: boolean): void {
  const seconds = Math.floor((begun.until - now) / 1000);
  void reply.setCookie(COOKIES.session, begun.token, cookieOptions(secure, seconds));
}

export function forgetSession(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(COOKIES.session, cookieOptions(secure));
}
