import type { Language } from "@xinlian/kernel";
import { publicAssets } from "@xinlian/web/assets";
import type { PageProps } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../house.ts";
import { COOKIES } from "../http/cookie.ts";
import { acceptedLanguage } from "../http/language.ts";
import { formToken } from "./token.ts";

let assets: PageProps["assets"] | null = null;

/** What every page is given. @param forms the page has forms that send a token back */
export function pageProps(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  forms: boolean,
): PageProps {
  const language = languageOf(request);
  assets ??= publicAssets();
  const { profile } = house.keeper.now;
  return {
    language,
    elder: request.cookies[COOKIES.elder] === "on",
    city: {
      brand: profile.brand[language],
      office: profile.office[language],
      phone: profile.phone,
      hours: profile.hours[language],
      demo: house.ledger.demoKey,
    },
    path: withoutSecret(request.url),
    assets,
    token: forms ? formToken(request, reply, house.secure) : "",
  };
}

export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies[COOKIES.language];
  if (chosen === "zh" || chosen === "en") return chosen;
  return acceptedLanguage(request.headers["accept-language"]);
}

export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply.status(status).type("text/html; charset=utf-8").send(html);
}

/** A path to come back to never carries a receipt's secret. */
function withoutSecret(url: string): string {
  const [path = "/", search = ""] = url.split("?");
  const query = new URLSearchParams(search);
  query.delete("k");
  const left = query.toString();
  return left === "" ? path : `${path}?${left}`;
}
