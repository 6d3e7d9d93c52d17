import {
  type ActionNode,
  type CaseNode,
  type EntryState,
  type Fault,
  type FieldValues,
  fault,
  type Me,
  type Moment,
  maskedPhone,
  normalPhone,
  openingsFor,
  type Pack,
  type Place,
  type World,
} from "@xinlian/kernel";
import { type TopicGuess, titleOf, weighed } from "@xinlian/text";
import type { PlaceProposal, ProposalBody, Proposals, TopicProposal } from "@xinlian/wire";
import { formOf } from "../case/form-view.ts";
import { meOf } from "../case/read-case.ts";
import type { CityNow } from "../engine/city-now.ts";
import { entriesFor } from "../engine/entries.ts";
import { refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import { gazetteerOf } from "../place/gazetteer-of.ts";
import { articlesOf } from "./articles.ts";
import { askOf } from "./ask.ts";
import type { CallerLooks } from "./caller-looks.ts";
import { dueOf } from "./due.ts";
import { openMatters } from "./open-matters.ts";
import { partialForm, saidIn } from "./partial-form.ts";
import { nearPlaces, placeField, placesIn } from "./places.ts";
import type { Shelf } from "./shelf.ts";
import type { Shelves } from "./shelves.ts";
import { twinsOf } from "./twins.ts";
import { unitOf } from "./unit.ts";

/** A guess this sure stands in for a topic that was not chosen yet. */
const SURE = 0.2;
/** A place this sure stands in for one that was not chosen yet. */
const PLACED = 0.4;

/** Everything that can be proposed for a matter as far as it was told. Stores nothing but that somebody looked at a caller's matters. */
export async function propose(
  body: ProposalBody,
  caller: PersonCaller,
  house: House,
  shelves: Shelves,
  looks: CallerLooks,
  at: number,
): Promise<Proposals> {
  const { engine, ledger } = house;
  const now = at as Moment;
  const me = meOf(caller, engine);
  const { pack, node, action } = openingOf(body, house, me, now);
  const { city } = engine;
  const shelf = await shelves.of(pack, node);

  const given = await entriesNamed(house, pack, node, body.form as FieldValues, shelf);
  const bare = engine.world(pack, now, new Map(), given);
  const begun = begunForm(action, node, { pack, city, world: bare, me });
  const form = partialForm(action, node, { ...begun, ...body.form }, bare);
  const flaws: Fault[] = [...form.faults];

  const said = saidIn(action, node, form.values);
  const words = city.words.segment(said);
  const topics = topicsOf(shelf, shelf.model.guess(words));

  const field = placeField(
    node,
    action.form.map((item) => item.field),
  );
  const places: PlaceProposal[] = [];
  if (field !== null && form.values[field.name] === undefined) {
    const typed = form.places[field.name];
    const text = typed ?? said;
    places.push(...placesIn(text, field, gazetteerOf(city), city, typed ?? null));
    if (typed !== undefined && places.length === 0) {
      const { near, flaw } = nearPlaces(typed, field, gazetteerOf(city), city);
      places.push(...near);
      flaws.push(flaw);
    }
  }

  const values = standingIn(form.values, topics, places, shelf, field?.name ?? null);
  const place = field === null ? null : ((values[field.name] as Place | undefined) ?? null);
  const area = place?.area ?? city.areas.root.code;
  const topic =
    shelf.field === null ? null : ((values[shelf.field.name] as string | undefined) ?? null);
  const entries = entriesSeen(node, values, given, shelf);
  const world = engine.world(pack, now, new Map(), entries);

  const phone = body.phone === undefined ? null : normalPhone(body.phone);
  if (body.phone !== undefined && phone === null)
    flaws.push(fault("field-phone", phoneValues(body.phone), "phone"));

  const [twins, matters] = await Promise.all([
    twinsOf(
      {
        text: weighed({ head: city.words.segment(titleOf(said)), whole: words }, shelf.weigh),
        words,
        area: place === null ? null : area,
        place,
        topic,
      },
      node,
      pack.name,
      shelf,
      caller.viewer,
      house,
      at,
    ),
    phone === null
      ? null
      : openMatters(phone, caller.viewer, me, engine, ledger.contactStreams, now),
  ]);
  if (phone !== null && matters !== null && matters.count > 0)
    await looks.note(
      caller.id,
      phone,
      matters.open.map(({ id }) => id),
      at,
    );
  return {
    topics,
    unit: unitOf(node, values, area, shelf, world, city),
    due: dueOf(action, node, values, world, me, city),
    places,
    twins,
    articles: articlesOf(words, topic, shelf, world),
    caller: phone === null || matters === null ? null : { phone: maskedPhone(phone), ...matters },
    ask: askOf(action, node, form.values, shelf.topics.get(topic ?? ""), city),
    flaws: flaws.map((each) => ({
      code: each.code,
      place: each.place ?? "",
      detail: sayWords(each),
    })),
  };
}

/** What the form begins with before anybody has typed. */
function begunForm(
  action: ActionNode,
  node: CaseNode,
  { pack, city, world, me }: { pack: Pack; city: CityNow; world: World; me: Me },
): Readonly<Record<string, unknown>> {
  const fields = formOf(action, node, pack, city, null, { world, me });
  return Object.fromEntries(
    fields.filter(({ value }) => value !== null).map(({ field, value }) => [field, value]),
  );
}

/** The opening that will be taken; who may open nothing of the kind is told of nothing. */
function openingOf(
  body: ProposalBody,
  { engine }: House,
  me: Me,
  now: Moment,
): { readonly pack: Pack; readonly node: CaseNode; readonly action: ActionNode } {
  const pack = engine.city.packs.get(body.pack);
  const node = pack?.cases[body.type];
  if (pack === undefined || node === undefined) throw refusal("request-not-found");
  const may = openingsFor(node, engine.world(pack, now), me);
  const action = body.action === undefined ? may[0] : may.find(({ name }) => name === body.action);
  if (action === undefined) throw refusal("request-not-found");
  return { pack, node, action };
}

function topicsOf({ field, topics }: Shelf, guesses: readonly TopicGuess[]): TopicProposal[] {
  if (field === null) return [];
  return guesses.flatMap(({ topic, score, because }) => {
    const known = topics.get(topic);
    if (known === undefined) return [];
    return [
      {
        field: field.name,
        value: topic,
        words: known.words,
        path: [...known.path],
        because: {
          zh: `依据：${because.map((word) => `“${word}”`).join("")}`,
          en: `by ${because.map((word) => `"${word}"`).join(", ")}`,
        },
        score,
      },
    ];
  });
}

/** The form with the likeliest topic and place where none was chosen: unit, date and twins hang on them. */
function standingIn(
  values: FieldValues,
  [topic]: readonly TopicProposal[],
  [place]: readonly PlaceProposal[],
  { field }: Shelf,
  placed: string | null,
): FieldValues {
  const chosen = (name: string) => values[name] !== undefined && values[name] !== null;
  return {
    ...values,
    ...(field !== null &&
      topic !== undefined &&
      topic.score >= SURE &&
      !chosen(field.name) && { [field.name]: topic.value }),
    ...(placed !== null &&
      place !== undefined &&
      place.score >= PLACED &&
      !chosen(placed) && { [placed]: place.value as FieldValues[string] }),
  };
}

/** Entries that the form names and the shelf does not have: fields beside the topic. */
async function entriesNamed(
  { ledger }: House,
  pack: Pack,
  node: CaseNode,
  form: FieldValues,
  { entries, field }: Shelf,
): Promise<ReadonlyMap<string, EntryState>> {
  const others = Object.entries(form).filter(([name, value]) => {
    const kind = node.fields[name]?.kind;
    return kind === "register" && !(name === field?.name && entries.has(String(value)));
  });
  if (others.length === 0) return entries;
  const read = await entriesFor(ledger, pack, [], { node, form: Object.fromEntries(others) });
  return new Map([...entries, ...read]);
}

/** The entries by which is decided: the topic, those above it, and the precedents that speak of either. */
function entriesSeen(
  node: CaseNode,
  values: FieldValues,
  given: ReadonlyMap<string, EntryState>,
  { precedents }: Shelf,
): ReadonlyMap<string, EntryState> {
  const seen = new Map<string, EntryState>();
  const take = (value: unknown): void => {
    const entry = typeof value === "string" ? given.get(value) : undefined;
    if (entry === undefined || seen.has(entry.stream)) return;
    seen.set(entry.stream, entry);
    for (const named of Object.values(entry.fields)) take(named);
  };
  for (const name of Object.keys(node.fields)) take(values[name]);
  const topics = [...seen.keys(), ...node.duty.map((name) => String(values[name] ?? ""))];
  for (const topic of topics) for (const entry of precedents.get(topic) ?? []) take(entry.stream);
  return seen;
}

function phoneValues(value: string): {
  readonly field: string;
  readonly "field.en": string;
  readonly value: string;
} {
  return { field: "电话", "field.en": "phone", value: value.slice(0, 60) };
}
