import type { World } from "../case/world.ts";
import type { FieldValue, FieldValues, Place } from "../field/value.ts";
import { entryTitle } from "../field/words.ts";
import type { CaseNode } from "../pack/node.ts";
import { ancestors } from "../register/self-relation.ts";
import type { EntryState } from "../register/state.ts";
import type { Words } from "../words/index.ts";
import type { Question } from "./candidate.ts";
import type { Precedent } from "./duty.ts";

/**
 * Who is to answer for a case: its topics by the fields of `duty` (RG-10). A choice's value is a topic; an entry's key is one, and the keys of
 * the entries above it are the wider ones.
 */
export function questionOf(
  node: CaseNode,
  fields: FieldValues,
  area: string,
  world: World,
): Question {
  const topics: string[] = [];
  const words: Record<string, Words> = {};
  for (const name of node.duty) {
    const field = node.fields[name];
    const value = fields[name];
    if (field === undefined || typeof value !== "string") continue;
    if (field.kind === "choice") {
      topics.push(value);
      Object.assign(words, world.pack.choices[field.of ?? ""]?.values);
    } else if (field.kind === "register") {
      for (const entry of upwards(value, world)) {
        const topic = entry.key ?? entry.stream;
        const register = world.pack.registers[entry.register];
        topics.push(topic);
        if (register !== undefined) words[topic] = entryTitle(entry, register, world);
      }
    }
  }
  return { pack: world.pack.name, topics: [...new Set(topics)], area, words };
}

/** The entries in sight that decide who answers: those that stand, of registers with `answers` (RG-11). */
export function precedentsIn({ entries, pack }: World): readonly Precedent[] {
  const found: Precedent[] = [];
  for (const entry of entries?.values() ?? []) {
    const answers = pack.registers[entry.register]?.answers;
    if (answers === undefined || entry.ended || entry.pack !== pack.name) continue;
    const topic = topicKey(entry.fields[answers.topic], entries);
    const unit = entry.fields[answers.unit];
    if (topic === undefined || typeof unit !== "string") continue;
    const area = answers.area === undefined ? null : areaOf(entry.fields[answers.area]);
    found.push({ id: entry.stream, pack: entry.pack, topic, area, unit, at: entry.changed });
  }
  return found;
}

function upwards(id: string, { entries, pack }: World): readonly EntryState[] {
  const entry = entries?.get(id);
  const register = entry && pack.registers[entry.register];
  if (entry === undefined || register === undefined || entries === undefined) return [];
  return [entry, ...ancestors(entry, register, entries)];
}

/** A topic as duties name it: the key of the entry that a precedent speaks of, else the value itself. */
function topicKey(value: FieldValue | undefined, entries: World["entries"]): string | undefined {
  if (typeof value !== "string") return undefined;
  const entry = entries?.get(value);
  return entry === undefined ? value : (entry.key ?? entry.stream);
}

function areaOf(value: FieldValue | undefined): string | null {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? null : (value as Place).area;
}
