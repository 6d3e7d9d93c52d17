import { formatMoment, issueWords, type Language } from "@xinlian/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../house.ts";
import { originOf } from "../public/origin.ts";
import { languageOf } from "../public/page.ts";
import { xmlText } from "../published/xml-text.ts";
import { type PublicPaper, publicPapers } from "./read.ts";

const TITLE = { zh: "公开通报", en: "Public papers" } as const;
const MOST = 20;

/**
 * The newest public papers as Atom (RFC 4287). A paper keeps its id for good; its `updated` is when it was published, or when the
 * correction that takes its place was.
 */
export async function sendPapersFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const papers = await publicPapers(house.ledger, null, MOST);
  const origin = originOf(request, house);
  const { profile } = house.keeper.now;
  const self = `${origin}/papers.atom`;
  const updated = Math.max(...papers.map((paper) => paper.updated), 0) || house.now();
  const xml = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === "zh" ? "zh-CN" : "en"}">`,
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(`${profile.brand[language]} · ${TITLE[language]}`)}</title>`,
    `<updated>${at(updated)}</updated>`,
    `<author><name>${xmlText(profile.office[language])}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/papers`)}"/>`,
    ...papers.map((paper) => entry(paper, origin, language)),
    "</feed>",
    "",
  ].join("\n");
  return reply
    .header("cache-control", "public, max-age=300")
    .header("vary", "Accept-Language, Cookie")
    .type("application/atom+xml; charset=utf-8")
    .send(xml);
}

function entry(
  { id, paper, at: published, updated }: PublicPaper,
  origin: string,
  language: Language,
) {
  const title = [paper.title[language], paper.of?.words[language], issueWords(paper)[language]];
  const said = paper.texts[language].split("\n").filter((line) => !/^[#=@]/.test(line));
  return [
    "<entry>",
    `<id>urn:uuid:${id}</id>`,
    `<title>${xmlText(title.filter(Boolean).join(" · "))}</title>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${origin}/papers/${id}`)}"/>`,
    `<author><name>${xmlText(paper.issuer[language])}</name></author>`,
    `<published>${at(published)}</published>`,
    `<updated>${at(updated)}</updated>`,
    `<summary type="text">${xmlText(said.join("\n").trim())}</summary>`,
    "</entry>",
  ].join("");
}

function at(moment: number): string {
  return formatMoment(moment as never, { offset: 480 });
}
