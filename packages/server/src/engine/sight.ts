import {
  type CaseNode,
  type CaseState,
  type FieldValue,
  type FieldValues,
  isOutOfSight,
  type Pack,
  parsePointId,
} from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";

/** Most cases that one decision may have in sight: a storm night merges hundreds into one, each with its call-back. */
const MOST = 2_000;
/** The case, its family, and the family's family: guards of a parent read its other children. */
const NEAR = 3;
/** A case that makes others of its own type lies farther: what one of them settles may settle the maker of its maker. */
const FAR = 8;

/** Where the look begins. */
export interface Looked {
  readonly start: readonly string[];
  /** Type of a case about to be opened. */
  readonly type: string | null;
  readonly form: FieldValues;
  /** States not yet written that count instead of those that stand. */
  readonly ahead?: ReadonlyMap<string, CaseState>;
  /** How many families away the look goes; NEAR when absent. */
  readonly rounds?: number;
}

/** Does what reads cases in sight, and again with one family more for as long as an expression misses a case. */
export async function withSight<T>(work: (rounds: number) => Promise<T>): Promise<T> {
  for (let rounds = NEAR; ; rounds += 1) {
    try {
      return await work(rounds);
    } catch (error) {
      if (!isOutOfSight(error) || rounds === FAR) throw error;
    }
  }
}

/**
 * Gathers the cases that a decision reads: those named, their parents and links, and the cases in their fields or in
 * the form. Read in the engine's eyes: what the actor may see and do is judged by the kernel and the ledger.
 */
export async function inSight(
  ledger: Ledger,
  pack: Pack,
  { start, type, form, ahead, rounds = NEAR }: Looked,
): Promise<ReadonlyMap<string, CaseState>> {
  const found = new Map<string, CaseState>();
  const node = type === null ? undefined : pack.cases[type];
  let wanted = new Set([...start, ...(node === undefined ? [] : casesIn(form, node))]);
  for (let round = 0; round < rounds && wanted.size > 0; round++) {
    const made = [...wanted].flatMap((id) => ahead?.get(id) ?? []);
    const unread = [...wanted].filter((id) => ahead?.has(id) !== true).slice(0, MOST - found.size);
    const read = unread.length === 0 ? [] : await ledger.cases({ kind: "engine" }, unread);
    const states = [...read, ...made];
    for (const state of states) found.set(state.stream, state);
    const named = round === 0 ? states.flatMap((state) => formCases(state, pack, form)) : [];
    const next = [...named, ...states.flatMap((state) => family(state, pack))];
    wanted = new Set(next.filter((id) => !found.has(id)));
  }
  return found;
}

/** Cases that a form for this case names. */
function formCases(state: CaseState, pack: Pack, form: FieldValues): readonly string[] {
  const node = pack.cases[state.type];
  return node === undefined ? [] : casesIn(form, node);
}

function family(state: CaseState, pack: Pack): readonly string[] {
  const node = pack.cases[state.type];
  return [
    ...(state.parent === null ? [] : [state.parent]),
    ...Object.values(state.links).flat(),
    ...(node === undefined ? [] : casesIn(state.fields, node)),
  ];
}

function casesIn(values: FieldValues, node: CaseNode): readonly string[] {
  return Object.values(node.fields).flatMap((field) => {
    const named = list(values[field.name]).filter((value) => typeof value === "string");
    if (field.kind === "case") return named;
    // A point is read from the case that gave it.
    return field.kind === "point" ? named.flatMap((id) => parsePointId(id)?.stream ?? []) : [];
  });
}

function list(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value as FieldValue];
}
