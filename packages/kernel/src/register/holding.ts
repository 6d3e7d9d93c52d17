import type { World } from "../case/world.ts";
import { called, type Fault, fault, ok, type Result, refuse, spoken } from "../fault/index.ts";
import type { FieldValue } from "../field/value.ts";
import { entryTitle, fieldWords } from "../field/words.ts";
import type { MustNode, RegisterNode } from "../pack/node.ts";
import { entryScope } from "../pack/scope/entry-scope.ts";
import type { Words } from "../words/index.ts";
import { requiredFields } from "./required.ts";
import { isCircle } from "./self-relation.ts";
import type { EntryState } from "./state.ts";

/**
 * Whether an entry may stand as it is about to (RG-3, RG-4, RG-6, RG-7).
 * @param world in which the entry already stands so
 */
export function holdsTogether(
  entry: EntryState,
  register: RegisterNode,
  world: World,
): Result<true> {
  const entries = world.entries ?? new Map<string, EntryState>();
  const empty = requiredFields(register).filter((name) => isEmpty(entry.fields[name]));
  if (empty.length > 0) return { ok: false, fault: unfilled(register, empty) };
  if (isTaken(entry, entries)) {
    return refuse("register-key-taken", {
      ...called("register", register.name, register.text),
      ...called("key", entry.key ?? "", keyWords(entry, register, world)),
    });
  }
  if (isCircle(entry, register, entries)) {
    return refuse("register-circle", spoken("entry", entryTitle(entry, register, world)));
  }
  const broken = failing(register.must, entry, world);
  return broken.length === 0 ? ok(true) : { ok: false, fault: mustFault(register, broken) };
}

/** Texts of the flags whose condition does not hold: accepted, marked and listed (RG-8). */
export function entryFlags(
  entry: EntryState,
  register: RegisterNode,
  world: World,
): readonly Words[] {
  const entries = new Map(world.entries).set(entry.stream, entry);
  const broken = failing(register.flag, entry, { ...world, entries });
  return [...broken.map(({ otherwise }) => otherwise), ...departed(entry, register, world)];
}

/** People whom it names and who have left (RG-13). */
function departed(
  { fields }: EntryState,
  register: RegisterNode,
  { directory }: World,
): readonly Words[] {
  return Object.values(register.fields).flatMap(({ name, kind, text }) => {
    if (kind !== "person") return [];
    const named: readonly unknown[] = [fields[name]].flat();
    return named.flatMap((id) => {
      const person = typeof id === "string" ? directory.person(id) : undefined;
      if (person?.left !== true) return [];
      const { zh, en } = text;
      return [{ zh: `${zh}${person.name}已离岗`, en: `${en} ${person.name} has left` }];
    });
  });
}

function failing(
  list: readonly MustNode[],
  { stream }: EntryState,
  world: World,
): readonly MustNode[] {
  return list.filter(({ holds }) => holds.evaluate(entryScope(stream, world, null)) !== true);
}

/** Whether another entry that stands has this key; those in sight are asked, the ledger has the last word. */
function isTaken(entry: EntryState, entries: ReadonlyMap<string, EntryState>): boolean {
  if (entry.key === null) return false;
  return [...entries.values()].some(
    ({ stream, register, key, ended }) =>
      stream !== entry.stream && register === entry.register && key === entry.key && !ended,
  );
}

/** What the fields of its key say to people. */
function keyWords(entry: EntryState, register: RegisterNode, world: World): Words {
  const said = register.key.flatMap((name) => {
    const field = register.fields[name];
    return field === undefined ? [] : [fieldWords(field, entry.fields[name], world)];
  });
  return { zh: said.map(({ zh }) => zh).join(" "), en: said.map(({ en }) => en).join(" ") };
}

function unfilled(register: RegisterNode, names: readonly string[]): Fault {
  const parts = names.map((name) => {
    const text = register.fields[name]?.text ?? { zh: name, en: name };
    return fault("field-empty", spoken("field", text), name);
  });
  const told = { ...called("register", register.name, register.text), count: parts.length };
  return { ...fault("register-form", told), parts };
}

function mustFault(register: RegisterNode, broken: readonly MustNode[]): Fault {
  const parts = broken.map(({ holds, otherwise }) =>
    fault("register-must", { ...spoken("reason", otherwise), rule: holds.source }),
  );
  const [first] = parts;
  return parts.length === 1 && first !== undefined
    ? first
    : { ...fault("register-refused", called("register", register.name, register.text)), parts };
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === "";
}
