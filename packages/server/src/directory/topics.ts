import {
  ancestors,
  type Duty,
  type EntryState,
  entryTitle,
  type Moment,
  normalKey,
  type Pack,
  type TopicWords,
  type World,
} from "@xinlian/kernel";
import { entriesByKey } from "@xinlian/ledger";
import type { Engine } from "../engine/engine.ts";
import { answering, type Entries, entriesOf } from "../engine/entries.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A topic as duties name it, the wider ones above it, and what all of them are called. */
export interface TopicNamed {
  /** Empty when no topic of the pack is called so. */
  readonly topics: readonly string[];
  readonly words: TopicWords;
  /** In which the entries and the precedents that speak of them stand. */
  readonly world: World;
}

/** Registers whose entries are topics: those that some case's `duty` names. */
export function topicRegisters(pack: Pack): readonly string[] {
  const fields = Object.values(pack.cases).flatMap((node) =>
    node.duty.flatMap((name) => node.fields[name] ?? []),
  );
  return [...new Set(fields.flatMap(({ kind, of }) => (kind === "register" && of ? [of] : [])))];
}

/** What a topic stands for: a value of a choice, or an entry by its key or its id. */
export async function topicNamed(
  engine: Engine,
  pack: Pack,
  text: string,
  now: Moment,
): Promise<TopicNamed> {
  const words = choiceWords(pack);
  if (words[text] !== undefined) {
    const precedents = await answering(engine.ledger, pack, [text]);
    return { topics: [text], words, world: engine.world(pack, now, new Map(), precedents) };
  }
  const named = await topicEntries(engine, pack, [text]);
  const entry = [...named.values()].find(
    ({ stream, key, ended }) => stream === text || (key === normalKey(text) && !ended),
  );
  const register = entry && pack.registers[entry.register];
  if (entry === undefined || register === undefined) {
    return { topics: [], words, world: engine.world(pack, now) };
  }
  const way = [entry, ...ancestors(entry, register, named)];
  const precedents = await answering(
    engine.ledger,
    pack,
    way.map(({ stream }) => stream),
  );
  const world = engine.world(pack, now, new Map(), new Map([...named, ...precedents]));
  return { topics: way.map(topicOf), words: titlesOf(way, world), world };
}

/** What the topics of these duties are called. */
export async function topicWordsOf(
  engine: Engine,
  pack: Pack,
  duties: readonly Duty[],
): Promise<TopicWords> {
  const words = choiceWords(pack);
  const keys = duties.flatMap(({ topic }) => (topic === null || words[topic] ? [] : [topic]));
  const entries = await topicEntries(engine, pack, [...new Set(keys)]);
  const world = engine.world(pack, 0 as Moment, new Map(), entries);
  return { ...words, ...titlesOf([...entries.values()], world) };
}

async function topicEntries(
  engine: Engine,
  pack: Pack,
  names: readonly string[],
): Promise<Entries> {
  const registers = topicRegisters(pack);
  const { ledger } = engine;
  const ids = names.filter((name) => UUID.test(name));
  const keys = names.flatMap((name) =>
    registers.map((register) => ({ register, key: normalKey(name) })),
  );
  const found =
    keys.length === 0
      ? []
      : await ledger.view({ kind: "engine" }, (sql) =>
          entriesByKey(sql, ledger.city, pack.name, keys),
        );
  const all = await entriesOf(ledger, [...ids, ...found]);
  return new Map(
    [...all].filter(([, entry]) => entry.pack === pack.name && registers.includes(entry.register)),
  );
}

function topicOf({ key, stream }: EntryState): string {
  return key ?? stream;
}

function titlesOf(entries: readonly EntryState[], world: World): TopicWords {
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const register = world.pack.registers[entry.register];
      return register === undefined ? [] : [[topicOf(entry), entryTitle(entry, register, world)]];
    }),
  );
}

/** Values of the choices by which cases of the pack look up their unit. */
function choiceWords(pack: Pack): TopicWords {
  const choices = Object.values(pack.cases).flatMap((node) =>
    node.duty.map((name) => pack.choices[node.fields[name]?.of ?? ""]?.values ?? {}),
  );
  return Object.assign({}, ...choices);
}
