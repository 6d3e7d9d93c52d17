import {
  type ActionNode,
  type CaseNode,
  type CaseState,
  type CheckItem,
  type EntryState,
  type FieldValue,
  type FieldValues,
  type Moment,
  type Owed,
  owedNow,
  type Pack,
  previewOwed,
} from "@xinlian/kernel";
import { worldOfEntries } from "../../cadence/debts.ts";
import { owedStream } from "../../cadence/owed-stream.ts";
import type { Engine } from "../../engine/engine.ts";

/** What an entry owed at a moment of the demo's past, with the case as it would have begun. */
export interface PastDebt {
  readonly owed: Owed;
  readonly stream: string;
  readonly entry: EntryState;
  readonly state: CaseState;
  readonly node: CaseNode;
  /** Keys of the entries in sight, by stream. */
  readonly keys: ReadonlyMap<string, string | null>;
}

/** Null where the entry owed nothing then. */
export async function debtAt(
  engine: Engine,
  pack: Pack,
  [register, cadence]: readonly [string, string],
  entry: EntryState | undefined,
  at: Moment,
): Promise<PastDebt | null> {
  const kept = pack.registers[register];
  const by = kept?.cadences[cadence];
  const node = pack.cases[by?.type ?? ""];
  if (kept === undefined || by === undefined || node === undefined || entry === undefined) {
    return null;
  }
  const seen = await worldOfEntries(
    engine,
    { pack, register: kept, cadence: by },
    [entry.stream],
    at,
  );
  const world = { ...seen, number: () => "" };
  const span = owedNow(entry, by, world);
  if (span === undefined) return null;
  const owed = { register, cadence, entry: entry.stream, span: span.name };
  const stream = owedStream(engine.city.code, owed);
  const state = previewOwed(owed, stream, world);
  if (!state.ok) return null;
  const keys = new Map([...(world.entries ?? [])].map(([id, { key }]) => [id, key]));
  return { owed, stream, entry, state: state.value, node, keys };
}

/**
 * A form whose checklists are answered: everything with yes but what `no` names by its key. Numbers are plausible ones, so that a demo
 * reads like work.
 */
export function answered(form: FieldValues, action: ActionNode, debt: PastDebt): FieldValues {
  const lists = action.form.filter(({ field }) => debt.node.fields[field]?.kind === "checklist");
  return {
    ...form,
    ...Object.fromEntries(
      lists.map(({ field }) => {
        const { no = [] } = (form[field] ?? {}) as unknown as { readonly no?: readonly unknown[] };
        const refused = new Set(no.map(String));
        const items = (debt.state.fields[field] ?? []) as readonly CheckItem[];
        return [field, items.map((item) => answerOf(item, refused, debt)) as unknown as FieldValue];
      }),
    ),
  };
}

function answerOf({ item, wants }: CheckItem, no: ReadonlySet<string>, { keys }: PastDebt): object {
  const ok = !no.has(keys.get(item) ?? "");
  return { item, ok, ...(wants.includes("number") && { number: ok ? 4 : 11 }) };
}
