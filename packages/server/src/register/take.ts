import {
  decideEntry,
  type EntryChange,
  type EntryOrder,
  type FieldValues,
  fault,
  keyOf,
  type Me,
  type Moment,
  ok,
  type Pack,
  parseEntry,
  type RegisterNode,
  type Result,
  refuse,
  type World,
} from "@xinlian/kernel";
import { type Command, entriesByKey, type Principal } from "@xinlian/ledger";
import canonicalize from "canonicalize";
import type { Engine } from "../engine/engine.ts";
import { type Entries, entriesFor, entriesOf } from "../engine/entries.ts";
import { entryWrite } from "../engine/entry-write.ts";

/** Times that a decision is taken anew because somebody else was faster. */
const TRIES = 5;

/** What is asked of a register, with the form as it came. */
export type EntryAsking =
  | { readonly do: "enter"; readonly form: FieldValues }
  | { readonly do: "change"; readonly stream: string; readonly form: FieldValues }
  | { readonly do: "end"; readonly stream: string; readonly why: string };

/** One order on one entry and everything that goes with it. */
export interface EntryAsked {
  readonly asking: EntryAsking;
  readonly pack: Pack;
  readonly register: RegisterNode;
  readonly me: Me;
  readonly principal: Principal;
  /** The idempotency key. */
  readonly key: string;
  /** seq that the sender saw; null = he did not say. */
  readonly match: number | null;
  /** He has to say: asked only after a repeat was recognised. */
  readonly mustMatch?: boolean;
  readonly now: Moment;
}

export interface EntryDone {
  readonly stream: string;
  readonly seq: number;
}

/** The one way by which entries change: read, decide, append; again when somebody else was faster. */
export async function takeEntry(engine: Engine, asked: EntryAsked): Promise<Result<EntryDone>> {
  const { ledger } = engine;
  const { pack, register, asking, key, principal } = asked;
  const named = { pack: pack.name, register: register.name, asking };
  const bodyHash = ledger.mac("command", canonicalize(named) ?? "");
  const known = await ledger.known({ id: key, principal, bodyHash });
  if (known?.outcome === "repeated") return ok(known.reply as EntryDone);
  if (known !== null) return refuse("request-key-reused", { value: key }, "Idempotency-Key");
  if (asked.mustMatch === true && asked.match === null) {
    return refuse("request-match-missing", {}, "If-Match");
  }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const command = await entryCommand(engine, asked, bodyHash);
    if (!command.ok) return command;
    const appended = await ledger.append(command.value);
    switch (appended.outcome) {
      case "appended":
      case "repeated":
        return ok(appended.reply as EntryDone);
      case "mismatch":
        return refuse("request-key-reused", { value: key }, "Idempotency-Key");
      case "forbidden":
      case "conflict":
        // Somebody took the key or moved the entry meanwhile, or the walls refuse: deciding again tells which.
        if (attempt + 1 === TRIES && appended.outcome === "forbidden") {
          return refuse("request-forbidden");
        }
    }
  }
  return refuse("request-contended");
}

/** Reads and decides; what is to be appended, or why nothing is. */
async function entryCommand(
  engine: Engine,
  asked: EntryAsked,
  bodyHash: string,
): Promise<Result<Command>> {
  const { pack, principal, key, now } = asked;
  const decided = await decideAsked(engine, asked);
  if (!decided.ok) return decided;
  const { change, world } = decided.value;
  const { stream, after } = change;
  const then: World = { ...world, entries: new Map(world.entries).set(stream, after) };
  return ok({
    city: engine.city.code,
    id: key,
    principal,
    bodyHash,
    recordedAt: now,
    writes: [entryWrite(change, pack, then, engine.city.words)],
    reply: { stream, seq: after.seq } satisfies EntryDone,
  });
}

/** The change that an order brings about in the registers as they stand. */
async function decideAsked(
  engine: Engine,
  { asking, pack, register, me, match, now }: EntryAsked,
): Promise<Result<{ readonly change: EntryChange; readonly world: World }>> {
  const form = asking.do === "end" ? {} : asking.form;
  const given = await entriesFor(engine.ledger, pack, [], { node: register, form });
  const own = asking.do === "enter" ? [] : [asking.stream];
  const entries = new Map([...given, ...(await entriesOf(engine.ledger, own))]);
  const before = own[0] === undefined ? undefined : entries.get(own[0]);
  if (own[0] !== undefined && before?.register !== register.name) {
    return refuse("register-entry-unknown", { entry: own[0] });
  }
  if (match !== null && before !== undefined && before.seq !== match) {
    const stale = { given: match, actual: before.seq };
    return { ok: false, fault: fault("request-match-stale", stale, "If-Match") };
  }
  const world = engine.world(pack, now, new Map(), entries);
  const order = orderOf(asking, register, world);
  if (!order.ok) return order;
  const fields = "fields" in order.value ? { ...before?.fields, ...order.value.fields } : null;
  const taken = fields === null ? [] : await holders(engine, pack, register, fields);
  const seen = { ...world, entries: new Map([...entries, ...taken]) };
  const change = decideEntry(order.value, seen, me);
  return change.ok ? ok({ change: change.value, world: seen }) : change;
}

function orderOf(asking: EntryAsking, register: RegisterNode, world: World): Result<EntryOrder> {
  if (asking.do === "end") return ok(asking);
  const fields = parseEntry(register, asking.form, world, asking.do);
  if (!fields.ok) return fields;
  return asking.do === "enter"
    ? ok({ do: "enter", register: register.name, fields: fields.value })
    : ok({ do: "change", stream: asking.stream, fields: fields.value });
}

/** The entry that has this key already. */
async function holders(
  engine: Engine,
  pack: Pack,
  register: RegisterNode,
  fields: FieldValues,
): Promise<Entries> {
  const { ledger } = engine;
  const key = keyOf(register, fields);
  if (key === null) return new Map();
  const found = await ledger.view({ kind: "engine" }, (sql) =>
    entriesByKey(sql, ledger.city, pack.name, [{ register: register.name, key }]),
  );
  return entriesOf(ledger, found);
}
