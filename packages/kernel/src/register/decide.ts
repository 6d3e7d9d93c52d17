import type { EntryChange, Me, World } from "../case/world.ts";
import { ok, type Result, refuse, spoken } from "../fault/index.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import { entryTitle } from "../field/words.ts";
import type { RegisterNode } from "../pack/node.ts";
import { mayWrite } from "./actor.ts";
import type { EntryEvent } from "./event.ts";
import { evolveEntry } from "./evolve.ts";
import { holdsTogether } from "./holding.ts";
import { entryArea, keyOf } from "./key.ts";
import type { EntryState } from "./state.ts";

/** What may be asked of a register. Forms are read by `parseEntry` before. */
export type EntryOrder =
  | {
      readonly do: "enter";
      readonly register: string;
      readonly fields: FieldValues;
      readonly stream?: string;
      /** The case whose action makes it. */
      readonly maker?: string;
    }
  | { readonly do: "change"; readonly stream: string; readonly fields: FieldValues }
  | { readonly do: "end"; readonly stream: string; readonly why: string };

/** Decides one order on one entry: what happens to it, or why not. Pure and total; the rules are in RULES.md. */
export function decideEntry(order: EntryOrder, world: World, me: Me): Result<EntryChange> {
  if (order.do === "enter") {
    const register = world.pack.registers[order.register];
    return register === undefined
      ? unknownRegister(order.register, world)
      : enter(order, register, world, me);
  }
  const entry = world.entries?.get(order.stream);
  if (entry === undefined) return refuse("register-entry-unknown", { entry: order.stream });
  const register = world.pack.registers[entry.register];
  if (register === undefined) return unknownRegister(entry.register, world);
  if (!mayWrite(register, entry, world, me)) return unfit(register);
  if (entry.ended) {
    return refuse("register-entry-ended", spoken("entry", entryTitle(entry, register, world)));
  }
  return order.do === "change"
    ? change(entry, order.fields, register, world, me)
    : end(entry, order.why, world, me);
}

function enter(
  { fields: given, stream, maker }: EntryOrder & { do: "enter" },
  register: RegisterNode,
  world: World,
  me: Me,
): Result<EntryChange> {
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const { pack, city } = world;
  const body = {
    stream: stream ?? world.stream(),
    pack: pack.name,
    packHash: pack.hash,
    register: register.name,
    key: keyOf(register, fields),
    area: entryArea(register, fields, city),
    fields,
    ...(maker !== undefined && { maker }),
  };
  const event = { kind: "entered", ...envelope(world, me), body } as const;
  return written(null, event, register, world, me);
}

function change(
  entry: EntryState,
  given: FieldValues,
  register: RegisterNode,
  world: World,
  me: Me,
): Result<EntryChange> {
  const set = Object.entries(given).filter(([name, value]) => !same(entry.fields[name], value));
  if (set.length === 0) return refuse("register-unchanged");
  const fields = Object.fromEntries(set);
  const merged: FieldValues = { ...entry.fields, ...fields };
  const key = keyOf(register, merged);
  const area = entryArea(register, merged, world.city);
  const event = { kind: "changed", ...envelope(world, me), body: { key, area, fields } } as const;
  return written(entry, event, register, world, me);
}

function end(entry: EntryState, why: string, world: World, me: Me): Result<EntryChange> {
  if (why.trim() === "") return refuse("register-why-missing", {}, "why");
  const event = { kind: "ended", ...envelope(world, me), body: { why: why.trim() } } as const;
  const after = evolveEntry(entry, event);
  return ok({ stream: entry.stream, expected: entry.seq, events: [event], after });
}

/** The entry as the event leaves it, if it may be his (RG-2) and holds together. */
function written(
  before: EntryState | null,
  event: EntryEvent,
  register: RegisterNode,
  world: World,
  me: Me,
): Result<EntryChange> {
  const after = evolveEntry(before, event);
  const then: World = { ...world, entries: new Map(world.entries).set(after.stream, after) };
  if (!mayWrite(register, after, then, me)) return unfit(register);
  const holds = holdsTogether(after, register, then);
  if (!holds.ok) return holds;
  return ok({ stream: after.stream, expected: before?.seq ?? 0, events: [event], after });
}

function same(old: FieldValue | undefined, value: FieldValue): boolean {
  return JSON.stringify(old ?? null) === JSON.stringify(value ?? null);
}

function envelope({ now }: World, { actor }: Me) {
  return { version: 1, occurredAt: now, actor } as const;
}

function unfit(register: RegisterNode): Result<never> {
  const actors = register.by.map(({ source }) => source).join(", ");
  return refuse("register-actor-unfit", { ...spoken("register", register.text), actors });
}

function unknownRegister(register: string, { pack }: World): Result<never> {
  const allowed = Object.keys(pack.registers).join(", ") || "–";
  return refuse("register-unknown", { register, allowed }, "register");
}
