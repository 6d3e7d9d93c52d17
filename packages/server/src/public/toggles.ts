import type { FastifyInstance } from "fastify";
import type { House } from "../house.ts";
import { COOKIES, cookieOptions } from "../http/cookie.ts";

const YEAR = 365 * 24 * 3600;

/** Language and elder mode: a link each, kept in a cookie, back to the page one came from. */
export function serveToggles(app: FastifyInstance, { secure }: House): void {
  const toggle = (path: string, cookie: string, allowed: readonly string[]) => {
    app.get(path, async (request, reply) => {
      const { to = "", back = "/" } = request.query as Record<string, string>;
      if (allowed.includes(to)) reply.setCookie(cookie, to, cookieOptions(secure, YEAR));
      return reply.redirect(ownPath(back), 303);
    });
  };
  toggle("/lang", COOKIES.language, ["zh", "en"]);
  toggle("/elder", COOKIES.elder, ["on", "off"]);
}

/** Only a path of this server: `//elsewhere` and `\` would leave it. */
export function ownPath(back: string): string {
  return /^\/(?![/\\])[^\\\s]{0,500}$/.test(back) ? back : "/";
}
