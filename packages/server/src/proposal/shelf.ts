import {
  ancestors,
  type CaseNode,
  type EntryState,
  entryTitle,
  type FieldNode,
  type Pack,
  type RegisterNode,
  upperField,
  type Words,
  type World,
} from "@xinlian/kernel";
import type { LeadRecord, Learning } from "@xinlian/ledger";
import { type Segmenter, TopicModel, type Weigh } from "@xinlian/text";

/** A topic that a matter may be given. */
export interface Topic {
  /** What goes into the field. */
  readonly value: string;
  readonly words: Words;
  /** The wider ones, widest first. */
  readonly path: readonly Words[];
  /** What its entry says is still to be asked. */
  readonly asks: string;
}

/** An answer that can be read out. */
export interface Article {
  readonly entry: EntryState;
  readonly register: RegisterNode;
  readonly title: string;
  readonly reply: string;
  /** Words of the question, and of everything it says. */
  readonly head: readonly string[];
  readonly whole: readonly string[];
  /** Entries that it names: its topics, for one. */
  readonly names: readonly string[];
}

/** What stands ready for proposals about one type of matter. */
export interface Shelf {
  /** The field that says what a matter is about; null when the pack has none. */
  readonly field: FieldNode | null;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly model: TopicModel;
  readonly articles: readonly Article[];
  /** Every entry that proposals may need, by stream. */
  readonly entries: ReadonlyMap<string, EntryState>;
  /** Entries that decide who answers, by the topic that they speak of. */
  readonly precedents: ReadonlyMap<string, readonly EntryState[]>;
  /** How the like of each topic fared. */
  readonly leads: ReadonlyMap<string, readonly LeadRecord[]>;
  /** How much a word tells among matters. */
  readonly weigh: Weigh;
  /** How much a word tells among the questions that can be answered. */
  readonly asks: Weigh;
}

/** What past cases taught. */
export type Taught = Awaited<ReturnType<Learning["learnt"]>> & {
  readonly leads: readonly LeadRecord[];
};

/** The field of a matter's topic: the first by which its unit is looked up that holds a choice or an entry. */
export function topicFieldOf(node: CaseNode): FieldNode | null {
  const fields = node.duty.map((name) => node.fields[name]);
  return fields.find((field) => field?.kind === "choice" || field?.kind === "register") ?? null;
}

/** Fills a shelf from the entries that stand and from what was learnt. */
export function fillShelf(
  node: CaseNode,
  world: World,
  entries: readonly EntryState[],
  { leads, ...learnt }: Taught,
  words: Segmenter,
): Shelf {
  const { pack } = world;
  const field = topicFieldOf(node);
  const known = field === null ? [] : topicsOf(field, pack, entries, world);
  const articles = articlesOf(node, pack, entries, world, words);
  const model = new TopicModel(
    known.map(({ topic, cues, wide = false }) => ({
      topic: topic.value,
      words: words.segment(cues),
      wide,
    })),
    learntOf(learnt),
  );
  return {
    field,
    topics: new Map(known.map(({ topic }) => [topic.value, topic])),
    model,
    articles,
    entries: new Map(entries.map((entry) => [entry.stream, entry])),
    precedents: groupedBy(entries, (entry) => {
      const topic = pack.registers[entry.register]?.answers?.topic;
      return topic === undefined ? undefined : textOf(entry, topic);
    }),
    leads: groupedBy(leads, ({ topic }) => topic),
    asks: weighAmong(articles.map(({ head }) => head)),
    weigh: (word) => Math.log((model.texts + 2) / (model.frequency(word) + 1)),
  };
}

/** How much a word tells by how few of these texts have it. */
function weighAmong(texts: readonly (readonly string[])[]): Weigh {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((texts.length + 1) / ((counts.get(word) ?? 0) + 0.5));
}

type Known = { readonly topic: Topic; readonly cues: string; readonly wide?: boolean };

function topicsOf(
  field: FieldNode,
  pack: Pack,
  entries: readonly EntryState[],
  world: World,
): readonly Known[] {
  if (field.kind === "choice") {
    const values = Object.entries(pack.choices[field.of ?? ""]?.values ?? {});
    return values.map(([value, text]) => ({
      topic: { value, words: text, path: [], asks: "" },
      cues: text.zh,
    }));
  }
  const register = pack.registers[field.of ?? ""];
  if (register === undefined) return [];
  const standing = new Map(entries.map((entry) => [entry.stream, entry]));
  const up = upperField(register)?.name ?? "";
  const gathering = new Set(entries.map((entry) => entry.fields[up]));
  return entries
    .filter((entry) => entry.register === register.name)
    .map((entry) => {
      const above = ancestors(entry, register, standing).map((each) =>
        entryTitle(each, register, world),
      );
      const asks = register.asks === undefined ? "" : textOf(entry, register.asks);
      return {
        topic: {
          value: entry.stream,
          words: entryTitle(entry, register, world),
          path: [...above].reverse(),
          asks,
        },
        cues: cuesOf(entry, register),
        wide: gathering.has(entry.stream),
      };
    });
}

/** Every text by which people may know an entry; not its key, nor what it asks. */
function cuesOf(entry: EntryState, register: RegisterNode): string {
  return Object.values(register.fields)
    .filter(
      ({ kind, name }) => kind === "text" && name !== register.asks && !register.key.includes(name),
    )
    .map(({ name }) => textOf(entry, name))
    .join("\n");
}

/** The answers that the desks at which this type is opened may read out. */
function articlesOf(
  node: CaseNode,
  pack: Pack,
  entries: readonly EntryState[],
  world: World,
  words: Segmenter,
): readonly Article[] {
  const answering = Object.values(pack.desks).filter(
    (desk) => desk.of === node.name || desk.verbs.some((verb) => verb.startsWith(`${node.name}.`)),
  );
  const named = new Map(
    answering.flatMap(({ answers }) =>
      answers ? [[answers.register, answers.field] as const] : [],
    ),
  );
  return entries.flatMap((entry) => {
    const said = named.get(entry.register);
    const register = pack.registers[entry.register];
    if (said === undefined || register === undefined) return [];
    const title = entryTitle(entry, register, world).zh;
    const names = Object.values(register.fields)
      .filter(({ kind }) => kind === "register")
      .flatMap(({ name }) => entry.fields[name])
      .filter((value) => typeof value === "string");
    return [
      {
        entry,
        register,
        title,
        reply: textOf(entry, said),
        head: words.segment(title),
        whole: words.segment(`${title}\n${cuesOf(entry, register)}`),
        names,
      },
    ];
  });
}

function textOf(entry: EntryState, field: string): string {
  const value = entry.fields[field];
  return typeof value === "string" ? value : "";
}

function learntOf({ topics, words }: Awaited<ReturnType<Learning["learnt"]>>) {
  const by = new Map<string, Map<string, number>>();
  for (const { topic, word, cases } of words) {
    const counts = by.get(word) ?? new Map<string, number>();
    counts.set(topic, cases);
    by.set(word, counts);
  }
  return { topics: new Map(topics.map(({ topic, cases }) => [topic, cases])), words: by };
}

function groupedBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
