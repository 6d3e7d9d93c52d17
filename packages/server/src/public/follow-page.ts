import { type FileRef, isConfidential, type Language, type Moment } from "@xinlian/kernel";
import { type PageProps, renderFollow, type StoryEvent } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { CaseRead } from "../case/read-case.ts";
import { storyOf } from "../case/story-view.ts";
import { titleOfCase } from "../case/title.ts";
import type { CityNow } from "../engine/city-now.ts";
import { NO_ENTRIES } from "../engine/entries.ts";
import type { House } from "../house.ts";
import { answerTrack, replyOf } from "./follow-answer.ts";
import { lettersOf, mergedInto, stepsOf, whyExtended } from "./follow-aside.ts";
import { papersHeld } from "./follow-papers.ts";
import { solvedTrack } from "./follow-tracks.ts";
import { turnOf } from "./follow-turn.ts";
import { heldCase } from "./holder.ts";
import { ownPhone } from "./own-phone.ts";
import { pageProps, sendPage } from "./page.ts";

/** What a press on the page before came to. */
export interface Said {
  readonly said?: string;
  readonly refused?: string;
  readonly unsure?: boolean;
}

/** 查进度: the two tracks, the answer, what the citizen may say now, what comes next, and the story. */
export async function showFollow(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
  said: Said,
): Promise<FastifyReply> {
  const { read, caller } = await heldCase(request, house, number);
  const props = pageProps(request, reply, house, true);
  const { language } = props;
  const { city } = house.engine;
  const { state, node } = read;
  const now = house.now() as Moment;
  const letters = await lettersOf(house, read, language);
  const turn = turnOf(read, language);
  const merged = state.ended ? await mergedInto(house, read, now, language) : null;
  const address = (file: FileRef) => `/r/${number}/files/${file.id}`;
  const html = renderFollow({
    ...props,
    ...turn,
    number,
    title: titleOfCase(read.title, node),
    opened: state.opened,
    state: node.states[state.state]?.text[language] ?? state.state,
    ended: state.ended,
    lead: state.lead === null ? null : (city.directory.unit(state.lead)?.text[language] ?? null),
    answer: answerTrack(read, city, now, language, whyExtended(read)),
    solved: solvedTrack(read, turn.ask !== null && turn.ask.unsure !== null, said.unsure === true),
    reply: merged === null ? replyOf(read, city, language, address) : null,
    merged,
    next: stepsOf(read, language),
    letters,
    papers: await papersHeld(house, caller.viewer, number, state.stream, language),
    story: storyProps(read, city, props),
    phone: await ownPhone(house, caller, read),
    receipt: `/r/${number}/receipt`,
    ...(said.said !== undefined && { said: said.said }),
    ...(said.refused !== undefined && { refused: said.refused }),
  });
  return sendPage(reply, html, said.refused === undefined ? 200 : 409);
}

const YOU = { zh: "您", en: "You" } as const;

/** What the citizen is told of the story: the steps, without names of people and without what was written between offices. */
function storyProps(read: CaseRead, city: CityNow, { language }: PageProps): readonly StoryEvent[] {
  const secret = isConfidential(read.state, read.node, read.world);
  const own = new Set(
    read.events.filter((event) => event.actor === "citizen").map((event) => event.seq),
  );
  return storyOf(read.events, read.node, read.pack, city, read.world.cases, NO_ENTRIES)
    .filter(
      (event) => event.kind === "opened" || event.kind === "acted" || event.kind === "breached",
    )
    .reverse()
    .map((event) => ({
      at: Date.parse(event.at) as Moment,
      who: own.has(event.seq) ? YOU[language] : (event.unit?.[language] ?? event.who[language]),
      did: event.words[language],
      weight: event.weight,
      ...(!secret && leadNote(event, language)),
    }));
}

function leadNote(
  event: ReturnType<typeof storyOf>[number],
  language: Language,
): { note?: string } {
  const lead = event.changes.find((change) => change.what === "lead");
  return lead === undefined ? {} : { note: `${lead.words[language]}：${lead.display[language]}` };
}
