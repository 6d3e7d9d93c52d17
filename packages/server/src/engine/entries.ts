import {
  type CaseNode,
  type CaseState,
  type EntryState,
  entriesNamed,
  type FieldValues,
  normalKey,
  type Pack,
  type RegisterNode,
} from "@xinlian/kernel";
import {
  entriesAnswering,
  entriesByKey,
  entriesInSight,
  type Ledger,
  type Sql,
} from "@xinlian/ledger";

export type Entries = ReadonlyMap<string, EntryState>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const NO_ENTRIES: Entries = new Map();

/** A form as it came, and what asks it. */
export interface Given {
  readonly node: Pick<CaseNode | RegisterNode, "fields"> | undefined;
  readonly form: FieldValues;
}

/**
 * The entries that these cases and this form name, those that have points of these cases, and all that those name in turn. A form may name one by its key. Read in the
 * engine's eyes: what the actor may choose is judged by the kernel.
 * @param atHand entries read before, with all that they name: when they suffice nothing is read
 */
export async function entriesFor(
  ledger: Ledger,
  pack: Pack,
  cases: Iterable<CaseState>,
  given?: Given,
  atHand: Entries = NO_ENTRIES,
): Promise<Entries> {
  const ids = new Set<string>();
  for (const state of cases) {
    const node = pack.cases[state.type];
    if (node !== undefined) for (const id of entriesNamed(node, state.fields)) ids.add(id);
    for (const { to } of state.points ?? []) if (UUID.test(to)) ids.add(to);
  }
  const keys = given?.node === undefined ? [] : keysIn(given.node, given.form, ids);
  const found = atHand.size === 0 ? null : among(atHand, pack, ids, keys);
  if (found !== null) return found;
  return readEntries(
    ledger,
    async (sql) => [...ids, ...(await entriesByKey(sql, ledger.city, pack.name, keys))],
    ids.size + keys.length === 0,
  );
}

/** The entries that the rows of a list name, in one question. @param packOf the version with which a case runs */
export function entriesOfRows(
  ledger: Ledger,
  states: readonly CaseState[],
  packOf: (hash: string) => Pack,
): Promise<Entries> {
  const ids = states.flatMap((state) => {
    const node = packOf(state.packHash).cases[state.type];
    return node === undefined ? [] : entriesNamed(node, state.fields);
  });
  return entriesOf(ledger, [...new Set(ids)]);
}

/** These entries and all that they name. */
export function entriesOf(ledger: Ledger, ids: readonly string[]): Promise<Entries> {
  return readEntries(ledger, async () => ids, ids.length === 0);
}

/** The entries that decide who answers for any of these topics, with the topics. */
export function answering(ledger: Ledger, pack: Pack, topics: readonly string[]): Promise<Entries> {
  const none =
    topics.length === 0 || Object.values(pack.registers).every(({ answers }) => !answers);
  return readEntries(ledger, (sql) => entriesAnswering(sql, ledger.city, pack.name, topics), none);
}

async function readEntries(
  ledger: Ledger,
  wanted: (sql: Sql) => Promise<readonly string[]>,
  none: boolean,
): Promise<Entries> {
  if (none) return NO_ENTRIES;
  return ledger.view({ kind: "engine" }, async (sql) =>
    entriesInSight(sql, ledger.city, await wanted(sql)),
  );
}

/** The entries asked for and all that they name, out of those at hand; null when one of them is not there. */
function among(
  atHand: Entries,
  pack: Pack,
  ids: ReadonlySet<string>,
  keys: readonly { readonly register: string; readonly key: string }[],
): Entries | null {
  const wanted = [...ids];
  for (const { register, key } of keys) {
    for (const entry of atHand.values()) {
      if (entry.register === register && entry.key === key && !entry.ended)
        wanted.push(entry.stream);
    }
  }
  if (wanted.length < ids.size + keys.length) return null;
  const found = new Map<string, EntryState>();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const entry = atHand.get(id);
    const register = entry && pack.registers[entry.register];
    if (entry === undefined || register === undefined) return null;
    if (found.has(id)) continue;
    found.set(id, entry);
    wanted.push(...entriesNamed(register, entry.fields));
  }
  return found;
}

/** Ids of a form go to the ids; what is none may be a key. */
function keysIn(
  node: Pick<CaseNode | RegisterNode, "fields">,
  form: FieldValues,
  ids: Set<string>,
): readonly { readonly register: string; readonly key: string }[] {
  const keys: { register: string; key: string }[] = [];
  for (const field of Object.values(node.fields)) {
    for (const value of entriesNamed({ fields: { [field.name]: field } }, form)) {
      if (UUID.test(value)) ids.add(value);
      else keys.push({ register: field.of ?? "", key: normalKey(value) });
    }
  }
  return keys;
}
