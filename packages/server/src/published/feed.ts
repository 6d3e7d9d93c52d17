import { formatMoment } from "@xinlian/kernel";
import type { OpenMatterProps } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../house.ts";
import { originOf } from "../public/origin.ts";
import { languageOf } from "../public/page.ts";
import { type Asked, matters, narrowedBy, PAGE, query } from "./page.ts";
import { xmlText } from "./xml-text.ts";

const TITLE = { zh: "办结公开", en: "Settled matters" } as const;

/** The newest public matters as Atom (RFC 4287). */
export async function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const narrowed = narrowedBy(house, request.query as Asked);
  const found = await matters(house, narrowed, null, PAGE, language);
  const origin = originOf(request, house);
  const { profile } = house.keeper.now;
  const self = `${origin}/public.atom${query(narrowed)}`;
  const at = (moment: number) => formatMoment(moment as never, { offset: 480 });
  const updated = found[0]?.matter.at ?? house.now();
  const xml = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === "zh" ? "zh-CN" : "en"}">`,
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(`${profile.brand[language]} · ${TITLE[language]}`)}</title>`,
    `<updated>${at(updated)}</updated>`,
    `<author><name>${xmlText(profile.office[language])}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/public${query(narrowed)}`)}"/>`,
    ...found.map(({ matter }) => entry(matter, origin, at)),
    "</feed>",
    "",
  ].join("\n");
  return reply
    .header("cache-control", "public, max-age=300")
    .header("vary", "Accept-Language, Cookie")
    .type("application/atom+xml; charset=utf-8")
    .send(xml);
}

function entry(matter: OpenMatterProps, origin: string, at: (moment: number) => string): string {
  const link = xmlText(`${origin}${matter.href}`);
  const told = matter.texts.map((each) => each.text).join("\n");
  return [
    "<entry>",
    `<id>${link}</id>`,
    `<title>${xmlText([matter.topic, matter.area].filter(Boolean).join(" · "))}</title>`,
    `<link href="${link}"/>`,
    `<published>${at(matter.opened)}</published>`,
    `<updated>${at(matter.at)}</updated>`,
    `<content type="text">${xmlText(told)}</content>`,
    "</entry>",
  ].join("");
}
