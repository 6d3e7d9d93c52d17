import {
  decideEntry,
  type EntryState,
  type Fault,
  type FieldValues,
  fault,
  keyOf,
  type Me,
  type Moment,
  parseEntry,
  type Result,
  type World,
} from "@xinlian/kernel";
import { type Command, entriesByKey, type Principal } from "@xinlian/ledger";
import { v7 } from "uuid";
import type { Engine } from "../engine/engine.ts";
import { entriesFor, entriesOf } from "../engine/entries.ts";
import { entryWrite } from "../engine/entry-write.ts";
import type { Kept } from "./read.ts";
import type { RowForm } from "./row-form.ts";
import { sameEntries } from "./same.ts";

/** Rows that are read and written together. */
const CHUNK = 200;
/** A tree may stand in any order: rows whose upper entry comes further down are tried again. */
const PASSES = 12;

export interface Rows {
  readonly kept: Kept;
  readonly forms: readonly RowForm[];
  readonly me: Me;
  readonly principal: Principal;
  readonly now: Moment;
  /** Reads and decides everything and writes nothing. */
  readonly dry: boolean;
}

export type RowDone =
  | { readonly done: "entered" | "changed" | "same" }
  | { readonly done: "refused"; readonly fault: Fault };

/**
 * Enters rows through the door of the desk: a row whose key stands changes that entry, one that says nothing new is passed over. Answers stand
 * in the order of the rows.
 */
export async function enterRows(engine: Engine, rows: Rows): Promise<readonly RowDone[]> {
  const answers: RowDone[] = rows.forms.map(() => ({ done: "same" }));
  const ahead = new Map<string, EntryState>();
  let open = rows.forms.map((_, at) => at);
  for (let pass = 0; pass < PASSES && open.length > 0; pass++) {
    const refused: number[] = [];
    for (let from = 0; from < open.length; from += CHUNK) {
      const chunk = open.slice(from, from + CHUNK);
      const done = await enterChunk(engine, rows, chunk, ahead);
      for (const [index, at] of chunk.entries()) {
        const answer = done[index] as RowDone;
        answers[at] = answer;
        if (answer.done === "refused" && isRelation(answer.fault)) refused.push(at);
      }
    }
    if (refused.length === open.length) break;
    open = refused;
  }
  return answers;
}

/** Some field names an entry that is not there: it may be one of a later row. */
function isRelation({ code, parts = [] }: Fault): boolean {
  return code === "field-relation" || parts.some(isRelation);
}

async function enterChunk(
  engine: Engine,
  rows: Rows,
  chunk: readonly number[],
  ahead: Map<string, EntryState>,
): Promise<readonly RowDone[]> {
  const forms = chunk.map((at) => rows.forms[at] as FieldValues);
  const parsed = await parseAll(engine, rows, forms, ahead);
  const commands: { at: number; command: Command }[] = [];
  const answers = parsed.results.map((fields, at): RowDone => {
    if (!fields.ok) return { done: "refused", fault: fields.fault };
    const one = decideOne(engine, rows, fields.value, parsed.entries);
    if ("command" in one) {
      commands.push({ at, command: one.command });
      ahead.set(one.after.stream, one.after);
      parsed.entries.set(one.after.stream, one.after);
    }
    return one.answer;
  });
  if (rows.dry || commands.length === 0) return answers;
  const appended = await engine.ledger.appendAll(commands.map(({ command }) => command));
  for (const [index, { at }] of commands.entries()) {
    const { outcome } = appended[index] ?? {};
    if (outcome === "appended" || outcome === "repeated") continue;
    const code = outcome === "forbidden" ? "request-forbidden" : "request-contended";
    answers[at] = { done: "refused", fault: fault(code) };
  }
  return answers;
}

interface Parsed {
  readonly results: readonly Result<FieldValues>[];
  /** Everything that these rows name or would change. */
  readonly entries: Map<string, EntryState>;
}

async function parseAll(
  engine: Engine,
  { kept, now }: Rows,
  forms: readonly FieldValues[],
  ahead: ReadonlyMap<string, EntryState>,
): Promise<Parsed> {
  const { pack, register } = kept;
  const { ledger } = engine;
  const entries = new Map<string, EntryState>();
  for (const form of forms) {
    for (const [id, entry] of await entriesFor(ledger, pack, [], { node: register, form })) {
      entries.set(id, entry);
    }
  }
  for (const [id, entry] of ahead) entries.set(id, entry);
  const world = engine.world(pack, now, new Map(), entries);
  const results = forms.map((form) => parseEntry(register, form, world, "enter"));
  const keys = results.flatMap((fields) =>
    fields.ok ? (keyOf(register, fields.value) ?? []) : [],
  );
  const standing = await ledger.view({ kind: "engine" }, async (sql) => [
    ...(await entriesByKey(
      sql,
      ledger.city,
      pack.name,
      keys.map((key) => ({ register: register.name, key })),
    )),
    ...(register.key.length > 0 ? [] : await sameEntries(sql, ledger.city, kept, results, world)),
  ]);
  for (const [id, entry] of await entriesOf(ledger, standing)) {
    if (!ahead.has(id)) entries.set(id, entry);
  }
  return { results, entries };
}

type One =
  | { readonly answer: RowDone; readonly command: Command; readonly after: EntryState }
  | { readonly answer: RowDone };

function decideOne(
  engine: Engine,
  { kept, me, principal, now }: Rows,
  fields: FieldValues,
  entries: ReadonlyMap<string, EntryState>,
): One {
  const { pack, register } = kept;
  const world: World = engine.world(pack, now, new Map(), entries);
  const key = keyOf(register, fields);
  const before = [...entries.values()].find(
    (entry) =>
      entry.register === register.name &&
      !entry.ended &&
      (key === null ? isSame(entry, fields) : entry.key === key),
  );
  if (before !== undefined && isSame(before, fields)) return { answer: { done: "same" } };
  const change = decideEntry(
    before === undefined
      ? { do: "enter", register: register.name, fields }
      : { do: "change", stream: before.stream, fields },
    world,
    me,
  );
  if (!change.ok) return { answer: { done: "refused", fault: change.fault } };
  const { stream, after } = change.value;
  const then: World = { ...world, entries: new Map(entries).set(stream, after) };
  const write = entryWrite(change.value, pack, then, engine.city.words);
  const id = v7();
  const command: Command = {
    city: engine.city.code,
    id,
    principal,
    bodyHash: engine.ledger.mac("command", id),
    recordedAt: now,
    writes: [write],
    reply: { stream, seq: after.seq },
  };
  return { answer: { done: before === undefined ? "entered" : "changed" }, command, after };
}

/** Whether an entry says all that a row says. */
function isSame({ fields: standing }: EntryState, fields: FieldValues): boolean {
  return Object.entries(fields).every(
    ([name, value]) => JSON.stringify(standing[name] ?? null) === JSON.stringify(value ?? null),
  );
}
