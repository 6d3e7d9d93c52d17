import type { Language, Moment } from "@xinlian/kernel";
import { type CountsFact, dayWords, type HomeProps, renderHome } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import { publicFigures } from "../figure/public-figures.ts";
import type { House } from "../house.ts";
import { countsOf, matters, oftenPublished } from "../published/page.ts";
import { languageOf, pageProps, sendPage } from "./page.ts";
import { reportFields, reportOpening } from "./report-form.ts";

const DEFINITION = {
  zh: "收到：当天 0 时至 24 时登记的件数。交到承办单位：其中当天 24 时前交给承办单位的件数。",
  en: "Received: registered between 0:00 and 24:00 of the day. Passed on: of these, given to an answerable unit by 24:00 of the same day.",
} as const;

/** Of what was made public the home page shows so many. */
const SHOWN = 3;
/** Topics on the home page. */
const OFTEN = 6;
const SETTLED = {
  zh: (day: string, number: string) => `${day} 办结 · ${number}`,
  en: (day: string, number: string) => `settled ${day} · ${number}`,
} as const;
const ALL = {
  zh: (n: number) => ({ text: "全部办结公开", detail: `公共设施类事项，近 90 天 ${n} 件` }),
  en: (n: number) => ({
    text: "All settled matters",
    detail: `Public facilities, ${n} in the last 90 days`,
  }),
} as const;

/** The citizens' home. @param lookup a look-up that did not succeed */
export async function showHome(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  lookup?: NonNullable<HomeProps["lookup"]>,
  status = 200,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const html = renderHome({
    ...pageProps(request, reply, house, true),
    fact: await factOf(house, language),
    ...(lookup !== undefined && { lookup }),
    topics: await topicsOf(house, language),
    published: await publishedOf(house, language),
  });
  return sendPage(reply, html, status);
}

async function factOf(house: House, language: Language): Promise<CountsFact | null> {
  const { day, received, passedOn } = await publicFigures(house.engine, house.now() as Moment);
  if (received === 0) return null;
  return { day: day as CountsFact["day"], received, passedOn, definition: DEFINITION[language] };
}

/** The newest that were made public, and the way to all of them. */
async function publishedOf(house: House, language: Language): Promise<HomeProps["published"]> {
  const all = { county: null, kind: null };
  const newest = await matters(house, all, null, SHOWN, language);
  if (newest.length === 0) return [];
  const { total } = await countsOf(house, all);
  return [
    ...newest.map(({ matter }) => ({
      text: [matter.topic, matter.area].filter(Boolean).join(" · "),
      href: matter.href,
      detail: SETTLED[language](dayWords(matter.at, language), matter.number),
    })),
    { ...ALL[language](total), href: "/public" },
  ];
}

/** What is published most leads to the form with its words begun; else the kinds that the form offers, with that one chosen. */
async function topicsOf(house: House, language: Language): Promise<HomeProps["topics"]> {
  const opening = reportOpening(house.engine, house.now() as Moment);
  if (opening === null) return [];
  const text = opening.action.form.find(({ field }) => opening.node.fields[field]?.kind === "text");
  const often = text === undefined ? [] : await oftenPublished(house, language, OFTEN);
  if (often.length > 0) {
    const begun = (topic: string) => ({
      [text?.field ?? ""]: language === "zh" ? `${topic}：` : `${topic}: `,
    });
    return often.map((topic) => ({
      text: topic,
      href: `/report?${new URLSearchParams(begun(topic))}`,
    }));
  }
  const choice = reportFields(opening, language).find((field) => field.kind === "choice");
  return (choice?.options ?? []).map(({ value, text }) => ({
    text,
    href: `/report?${new URLSearchParams({ [choice?.name ?? ""]: value })}`,
  }));
}
