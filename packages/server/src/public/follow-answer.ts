import {
  type CaseNode,
  type CaseState,
  type Clock,
  type ClockNode,
  type FileRef,
  filesIn,
  type Language,
  type Moment,
  openings,
} from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { AnswerTrack, LightProps, ReplyProps } from "@xinlian/web/public";
import type { Light } from "@xinlian/wire";
import { actorName } from "../case/actor-name.ts";
import { lightView } from "../case/light-view.ts";
import type { CaseRead } from "../case/read-case.ts";
import { sayValue } from "../case/say-value.ts";
import { actedOf } from "../case/story-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { clockCalendar } from "../engine/row-clock.ts";

/** The deadline by which the city owes the citizen its answer: the one that runs, else the last that ran. */
export function citizenClock({ state, node }: CaseRead): Clock | null {
  return clockOf(state, node);
}

export function clockOf(state: CaseState, node: CaseNode): Clock | null {
  const owed = owing(node).flatMap(({ name }) => state.clocks[name] ?? []);
  const running = owed.find((clock) => clock.stopped === undefined);
  if (running !== undefined) return running;
  // The first of the pack's order among those that stopped last.
  return owed.reduce<Clock | null>(
    (last, clock) => (last === null || (clock.stopped ?? 0) > (last.stopped ?? 0) ? clock : last),
    null,
  );
}

/**
 * Of the clocks that run for the citizen those by which something is owed to him. One that begins where another one ends follows the
 * answer: the time to confirm, the time in which a case may be opened again. What begins with the case follows nothing.
 */
function owing(node: CaseNode): readonly ClockNode[] {
  const all = Object.values(node.clocks).filter(({ whose }) => whose === "citizen");
  const begins = new Set(openings(node).flatMap(({ name, to }) => [name, to]));
  return all.filter(
    ({ name, from }) =>
      from.some((each) => begins.has(each)) ||
      !all.some((other) => other.name !== name && other.to.some((each) => from.includes(each))),
  );
}

/** Since when the city has answered: the citizen's clock was stopped, or stands still until he has said his word. */
export function answeredAt(clock: Clock | null): Moment | null {
  const last = clock?.pauses.at(-1);
  if (last !== undefined && (last.to === undefined || last.to === clock?.stopped)) return last.from;
  return clock?.stopped ?? null;
}

/** 答复: has the city answered, and by when must it. @param why why the time was extended */
export function answerTrack(
  read: CaseRead,
  city: CityNow,
  now: Moment,
  language: Language,
  why: string | null,
): AnswerTrack {
  const clock = citizenClock(read);
  if (clock === null) {
    return { answered: null, due: null, provisional: false, light: null, extended: null };
  }
  const answered = answeredAt(clock);
  const calendar = clockCalendar(clock, read.state, city);
  const light = lightView(clock, read.state, read.pack, calendar, now);
  return {
    answered,
    due: clock.due,
    provisional: clock.provisional,
    light: answered === null ? lightProps(light, language) : null,
    extended: clock.extensions.length === 0 ? null : { from: clock.firstDue, why },
  };
}

/** The light in the page's language: its word, and the amount without the word again. */
function lightProps({ light, words, label }: Light, language: Language): LightProps {
  const word = words[language];
  return { light, word, says: label[language].slice(word.length).replace(/^[ ,]+/, "") };
}

/** What was answered: the words that the citizen was told, by whom they were written, and the proof that came with them. */
export function replyOf(
  read: CaseRead,
  city: CityNow,
  language: Language,
  fileAddress: (file: FileRef) => string,
): ReplyProps | null {
  const telling = answering(read);
  const acted = telling === null ? null : actedOf(telling);
  if (telling === null || acted === null) return null;
  const told = toldFields(read, acted.action);
  const written = writingOf(read, telling, told);
  const body = actedOf(written);
  if (body === null) return null;
  const names = told.length > 0 ? told : textFields(read, Object.keys(body.fields));
  const texts = names.flatMap((name) => {
    const value = read.state.fields[name];
    return typeof value === "string" ? [value] : [];
  });
  if (texts.length === 0) return null;
  const { who, unit } = actorName(written.actor, city);
  const files = proofOf(read, Object.keys(body.fields));
  return {
    text: texts.join("\n"),
    by: unit?.[language] ?? who[language],
    at: written.occurredAt as Moment,
    facts: factsOf(read, Object.keys(body.fields), city, language),
    photos: files
      .filter((file) => file.type.startsWith("image/"))
      .map((file) => ({ src: fileAddress(file), name: file.name })),
    files: files
      .filter((file) => !file.type.startsWith("image/"))
      .map((file) => ({ href: fileAddress(file), text: file.name })),
  };
}

/** The last step of the story that stopped the citizen's clock or made it stand still. */
function answering(read: CaseRead): StoredEvent | null {
  const clock = citizenClock(read);
  const at = answeredAt(clock);
  if (clock === null || at === null) return null;
  return (
    read.events.findLast((event) => {
      const moved = actedOf(event)?.clocks[clock.name];
      return moved !== undefined && answeredAt(moved) === at;
    }) ?? null
  );
}

/** Texts of the case that the pack tells the citizen with this action: `{answer}`. */
export function toldFields({ node }: CaseRead, action: string): readonly string[] {
  const tells = node.actions[action]?.tell.filter((tell) => tell.to.kind === "citizen") ?? [];
  const names = tells.flatMap(({ text }) =>
    [...text.zh.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  );
  return [...new Set(names)].filter(
    (name): name is string => node.fields[name ?? ""]?.kind === "text",
  );
}

function textFields({ node }: CaseRead, names: readonly string[]): readonly string[] {
  return names.filter((name) => node.fields[name]?.kind === "text");
}

/** The step in which the told words were written; the telling itself when they were written with it. */
function writingOf(read: CaseRead, telling: StoredEvent, told: readonly string[]): StoredEvent {
  const writes = (event: StoredEvent) => {
    const fields = actedOf(event)?.fields ?? {};
    return event.seq <= telling.seq && told.some((name) => typeof fields[name] === "string");
  };
  return read.events.findLast(writes) ?? telling;
}

function proofOf({ state, node }: CaseRead, names: readonly string[]): readonly FileRef[] {
  return names
    .filter((name) => node.fields[name]?.kind === "file" && node.fields[name]?.seal === undefined)
    .flatMap((name) => filesIn(state.fields[name]));
}

/** Short answers of the same step that the pack lets everybody read, and dates that were promised. */
function factsOf(
  read: CaseRead,
  names: readonly string[],
  city: CityNow,
  language: Language,
): ReplyProps["facts"] {
  const { node, state, pack, world } = read;
  return names.flatMap((name) => {
    const field = node.fields[name];
    if (field === undefined || field.seal !== undefined) return [];
    const open = field.kind === "choice" && node.public?.show.includes(name) === true;
    if (!open && field.kind !== "date") return [];
    const said = sayValue(state.fields[name], field, {
      city,
      pack,
      cases: world.cases,
      entries: world.entries ?? new Map(),
    });
    return said.zh === "" ? [] : [{ label: field.text[language], text: said[language] }];
  });
}
