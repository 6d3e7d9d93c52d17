import { entryTitle, type Language, type Moment, type Pack } from "@xinlian/kernel";
import {
  type CountyCount,
  type OpenMatterProps,
  type Option,
  renderPublished,
} from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import { entriesOf } from "../engine/entries.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import { readOutlines } from "../public/outlines.ts";
import { languageOf, pageProps, sendPage } from "../public/page.ts";
import { kept } from "./kept.ts";
import {
  facetOf,
  type Narrowed,
  type Place,
  publishedCounts,
  publishedKinds,
  publishedPage,
} from "./read.ts";
import { entriesShown, matterProps, topicField } from "./said.ts";

/** Rows of a page, and of the feed. */
export const PAGE = 20;
/** The map and the sentence count so many days back, ms. */
const SPAN_DAYS = 90;
const SPAN = SPAN_DAYS * 86_400_000;

export interface Asked {
  readonly county?: string;
  readonly topic?: string;
  readonly after?: string;
}

/** Packs that show something to the public. */
function openPacks({ engine }: House): readonly Pack[] {
  return [...engine.city.packs.values()].filter((pack) =>
    Object.values(pack.cases).some((node) => node.public !== undefined),
  );
}

/** What an address asks for; what it cannot mean is left out, so that an old link still leads to a list. */
export function narrowedBy(house: House, { county, topic }: Asked): Narrowed {
  const { areas } = house.engine.city;
  const known = areas.children(areas.root.code).some(({ code }) => code === county);
  const kind = /^[a-z][a-z0-9_]{0,63}=[0-9a-z_-]{1,64}$/.test(topic ?? "") ? topic : undefined;
  return { county: known ? (county ?? null) : null, kind: kind ?? null };
}

/** 办结公开: the list, narrowed by county and topic, with its map and the map's table. */
export async function showPublished(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
): Promise<FastifyReply> {
  const asked = request.query as Asked;
  const narrowed = narrowedBy(house, asked);
  const language = languageOf(request);
  const rows = await matters(house, narrowed, placeOf(asked.after), PAGE + 1, language);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const { counties, elsewhere, total } = await countsOf(house, narrowed);
  const html = renderPublished({
    ...pageProps(request, reply, house, false),
    narrowed: { county: narrowed.county, topic: narrowed.kind },
    counties,
    elsewhere,
    total,
    days: SPAN_DAYS,
    topics: await topicsOf(house, language),
    outlines: await readOutlines(house),
    rows: shown.map(({ matter }) => matter),
    first: asked.after === undefined,
    next: rows.length > PAGE && last !== undefined ? address(narrowed, last.place) : null,
    feed: `/public.atom${query(narrowed)}`,
  });
  return sendPage(reply, html);
}

/** A page of matters in words, each with its place in the order. */
export async function matters(
  house: House,
  narrowed: Narrowed,
  after: Place | null,
  limit: number,
  language: Language,
): Promise<readonly { matter: OpenMatterProps; place: Place }[]> {
  const packs = openPacks(house).map(({ name }) => name);
  const rows = await publishedPage(house.ledger, packs, narrowed, after, limit);
  const entries = await entriesShown(house, rows);
  return rows.flatMap((row) => {
    const matter = matterProps(row, house.engine.city, entries, language);
    return matter === null ? [] : [{ matter, place: { at: row.at, stream: row.stream } }];
  });
}

/** How many lately, in each county, in none of them, and in all as narrowed. */
export async function countsOf(
  house: House,
  { county, kind }: Narrowed,
): Promise<{
  readonly counties: readonly CountyCount[];
  readonly elsewhere: number;
  readonly total: number;
}> {
  const { areas } = house.engine.city;
  const all = areas.children(areas.root.code);
  const facets = all.map(({ code }) => facetOf({ county: code, kind }));
  const whole = facetOf({ county, kind });
  const everywhere = facetOf({ county: null, kind });
  const packs = openPacks(house).map(({ name }) => name);
  const since = (house.now() as Moment) - SPAN;
  const asked = [...new Set([whole, everywhere, ...facets])];
  const counts = await kept(house, `counts ${asked.join()}`, () =>
    publishedCounts(house.ledger, packs, asked, since),
  );
  const inside = facets.reduce((sum, facet) => sum + (counts.get(facet) ?? 0), 0);
  return {
    elsewhere: (counts.get(everywhere) ?? 0) - inside,
    counties: all.map(({ code, name }, at) => ({
      code,
      name,
      count: counts.get(facets[at] ?? "") ?? 0,
      href: `/public${query({ county: code, kind })}`,
    })),
    total: counts.get(whole) ?? 0,
  };
}

/** The topics that occur, in words. */
function topicsOf(house: House, language: Language): Promise<readonly Option[]> {
  return kept(house, `topics ${language}`, () => readTopics(house, language));
}

async function readTopics(house: House, language: Language): Promise<readonly Option[]> {
  const options: Option[] = [];
  for (const pack of openPacks(house)) {
    for (const node of Object.values(pack.cases)) {
      const field = node.public === undefined ? null : topicField(pack, node.name);
      if (field === null) continue;
      const values = await publishedKinds(house.ledger, pack.name, field.name);
      const entries = field.kind === "register" ? await entriesOf(house.ledger, values) : null;
      const register = pack.registers[field.of ?? ""];
      const world = house.engine.world(
        pack,
        house.now() as Moment,
        new Map(),
        entries ?? new Map(),
      );
      for (const value of values) {
        const entry = entries?.get(value);
        const words =
          entries === null
            ? pack.choices[field.of ?? ""]?.values[value]?.[language]
            : entry && register && entryTitle(entry, register, world)[language];
        if (words !== undefined) options.push({ value: `${field.name}=${value}`, text: words });
      }
    }
  }
  return options;
}

/** The topics of which most was published lately, in words. */
export function oftenPublished(
  house: House,
  language: Language,
  most: number,
): Promise<readonly string[]> {
  return kept(house, `often ${language} ${most}`, () => readOften(house, language, most));
}

async function readOften(
  house: House,
  language: Language,
  most: number,
): Promise<readonly string[]> {
  const topics = await topicsOf(house, language);
  const packs = openPacks(house).map(({ name }) => name);
  const facets = topics.map(({ value }) => value);
  const since = (house.now() as Moment) - SPAN;
  const counts = await publishedCounts(house.ledger, packs, facets, since);
  return topics
    .map(({ value, text }) => ({ text, count: counts.get(value) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ text }) => text);
}

export function query({ county, kind }: Narrowed): string {
  const search = new URLSearchParams();
  if (county !== null) search.set("county", county);
  if (kind !== null) search.set("topic", kind);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function address(narrowed: Narrowed, { at, stream }: Place): string {
  const head = query(narrowed);
  return `/public${head === "" ? "?" : `${head}&`}after=${at}~${stream}`;
}

function placeOf(after: string | undefined): Place | null {
  if (after === undefined) return null;
  const [, at, stream] = /^(\d{1,15})~([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(after) ?? [];
  if (at === undefined || stream === undefined) throw refusal("request-cursor-bad", {}, "after");
  return { at: Number(at), stream };
}
