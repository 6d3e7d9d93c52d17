import {
  type ActionNode,
  isConfidential,
  type Language,
  type Moment,
  offers,
} from "@xinlian/kernel";
import {
  type FollowProps,
  type PageProps,
  type Press,
  type RatingProps,
  type ReplyProps,
  renderFollow,
  type StoryEvent,
} from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import { v4 } from "uuid";
import { actorName } from "../case/actor-name.ts";
import type { CaseRead } from "../case/read-case.ts";
import { actedOf, storyOf } from "../case/story-view.ts";
import { titleOfCase } from "../case/title.ts";
import type { CityNow } from "../engine/city-now.ts";
import type { House } from "../house.ts";
import { answering, answerTrack, asks, solvedTrack } from "./follow-tracks.ts";
import { heldCase } from "./holder.ts";
import { ownPhone } from "./own-phone.ts";
import { pageProps, sendPage } from "./page.ts";

/** What a press on the page before came to. */
export interface Said {
  readonly said?: string;
  readonly refused?: string;
  readonly unsure?: boolean;
}

const ASK = {
  zh: { title: "解决了吗？", unsure: "说不清", note: "选“没有解决”会马上退回重办，不用再填一遍。" },
  en: {
    title: "Is it fixed?",
    unsure: "I cannot say",
    note: "“Not fixed” sends it back at once; you need not fill in anything again.",
  },
} as const;

/** 查进度: the two tracks, the answer, what the citizen may say now, and the story. */
export async function showFollow(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
  said: Said,
): Promise<FastifyReply> {
  const { read, caller } = await heldCase(request, house, number);
  const props = pageProps(request, reply, house, true);
  const html = renderFollow({
    ...props,
    ...followProps(read, house.engine.city, props, said, house.now() as Moment),
    number,
    phone: await ownPhone(house, caller, read),
    receipt: `/r/${number}/receipt`,
  });
  return sendPage(reply, html, said.refused === undefined ? 200 : 409);
}

type Part = Omit<FollowProps, keyof PageProps | "number" | "phone" | "receipt">;

function followProps(
  read: CaseRead,
  city: CityNow,
  { language }: PageProps,
  said: Said,
  now: Moment,
): Part {
  const { state, node } = read;
  const open = offers(state, read.world, read.me).filter((offer) => offer.why === null);
  const presses = open
    .map(({ action }) => action)
    .filter((action) => action.form.every((item) => item.optional));
  const moving = presses.filter((action) => action.to !== undefined && action.to !== state.state);
  const asked = asks(read);
  const press = (action: ActionNode): Press =>
    pressOf(action, state.number ?? state.stream, language);
  return {
    title: titleOfCase(read.title, node),
    opened: state.opened,
    state: node.states[state.state]?.text[language] ?? state.state,
    ended: state.ended,
    lead: state.lead === null ? null : (city.directory.unit(state.lead)?.text[language] ?? null),
    answer: answerTrack(read, city, now, language),
    solved: solvedTrack(read, said.unsure === true),
    ask: asked
      ? {
          title: ASK[language].title,
          note: ASK[language].note,
          presses: [
            ...moving.map(press),
            { text: ASK[language].unsure, post: `/r/${state.number}/unsure` },
          ],
        }
      : null,
    reply: replyOf(read, city, language),
    rating: ratingOf(
      open.map(({ action }) => action),
      read,
      language,
    ),
    others: presses.filter((action) => !asked || !moving.includes(action)).map(press),
    story: storyProps(read, city, language),
    ...(said.said !== undefined && { said: said.said }),
    ...(said.refused !== undefined && { refused: said.refused }),
  };
}

function pressOf(action: ActionNode, number: string, language: Language): Press {
  return {
    text: action.text[language],
    post: `/r/${number}/act`,
    inputs: { action: action.name, key: v4() },
  };
}

/** What the unit wrote when it answered. */
function replyOf(read: CaseRead, city: CityNow, language: Language): ReplyProps | null {
  const event = answering(read);
  const acted = event === null ? null : actedOf(event);
  if (event === null || acted === null) return null;
  const texts = Object.entries(acted.fields).flatMap(([name, value]) =>
    read.node.fields[name]?.kind === "text" && typeof value === "string" ? [value] : [],
  );
  if (texts.length === 0) return null;
  const { who, unit } = actorName(event.actor, city);
  return {
    text: texts.join("\n"),
    by: unit?.[language] ?? who[language],
    at: event.occurredAt as Moment,
    photos: [],
  };
}

/** An action of the citizen that asks one choice and nothing else is a rating. */
function ratingOf(
  open: readonly ActionNode[],
  read: CaseRead,
  language: Language,
): RatingProps | null {
  for (const action of open) {
    const [item, ...more] = action.form;
    const field = item === undefined ? undefined : read.node.fields[item.field];
    if (field?.kind !== "choice" || more.length > 0) continue;
    const given = read.state.fields[field.name];
    return {
      post: `/r/${read.state.number}/act`,
      input: `field.${field.name}`,
      options: Object.entries(read.pack.choices[field.of ?? ""]?.values ?? {}).map(
        ([value, words]) => ({
          value,
          text: words[language],
        }),
      ),
      given: typeof given === "string" ? given : null,
      inputs: { action: action.name, key: v4() },
    };
  }
  return null;
}

/** What the citizen is told of the story: the steps, without names of people and without what was written between offices. */
function storyProps(read: CaseRead, city: CityNow, language: Language): readonly StoryEvent[] {
  const secret = isConfidential(read.state, read.node, read.world);
  return storyOf(read.events, read.node, read.pack, city, read.world.cases)
    .filter(
      (event) => event.kind === "opened" || event.kind === "acted" || event.kind === "breached",
    )
    .reverse()
    .map((event) => ({
      at: Date.parse(event.at) as Moment,
      who: event.unit?.[language] ?? event.who[language],
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
