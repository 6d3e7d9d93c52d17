import {
  type CadenceNode,
  type CaseNode,
  type CaseState,
  type EntryState,
  type Moment,
  type Owed,
  owedNow,
  type Pack,
  previewOwed,
  type RegisterNode,
  type Span,
  type World,
} from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";
import { entriesOf } from "../engine/entries.ts";
import { owedStream } from "./owed-stream.ts";
import { covering, takenFrom } from "./taken.ts";
import { cadenceRegisters, checklistRegisters, readWhole } from "./whole.ts";

/** One cadence of one register of a pack that runs. */
export interface CadenceKept {
  readonly pack: Pack;
  readonly register: RegisterNode;
  readonly cadence: CadenceNode;
}

/** What an entry owes for the stretch that runs, which nobody has touched. */
export interface Debt {
  readonly entry: EntryState;
  readonly span: Span;
  readonly owed: Owed;
}

/** A debt with the case as it would begin. */
export interface Begun extends Debt {
  readonly state: CaseState;
  readonly node: CaseNode;
}

/** The world in which these entries and all they name are in sight, with what the cadence and its case read whole. */
export async function worldOfEntries(
  engine: Engine,
  { pack, cadence }: CadenceKept,
  entries: readonly string[],
  now: Moment,
): Promise<World> {
  const whole = new Set([
    ...cadenceRegisters(cadence),
    ...checklistRegisters(pack, [cadence.type]),
  ]);
  const seen = new Map([
    ...(await readWhole(engine.ledger, pack, whole)),
    ...(await entriesOf(engine.ledger, entries)),
  ]);
  return { ...engine.world(pack, now, new Map(), seen), whole };
}

/** Which of these entries owe something now, in their order. */
export async function debtsOf(
  engine: Engine,
  { register, cadence }: CadenceKept,
  entries: readonly EntryState[],
  world: World,
): Promise<readonly Debt[]> {
  const owing = entries.flatMap((entry) => {
    const span = owedNow(entry, cadence, world);
    if (span === undefined) return [];
    const { stream } = entry;
    const owed = { register: register.name, cadence: cadence.name, entry: stream, span: span.name };
    return [{ entry, span, owed }];
  });
  const [first] = owing.map(({ span }) => span.first).sort();
  if (first === undefined) return [];
  const ids = owing.map(({ entry }) => entry.stream);
  const taken = await takenFrom(engine.ledger, cadence.name, ids, first);
  return owing.filter(({ entry, span }) => covering(taken, entry.stream, span) === undefined);
}

/** The cases as they would begin; a debt whose opening refuses is left out. */
export function begun(
  debts: readonly Debt[],
  { pack, cadence }: CadenceKept,
  world: World,
  city: string,
): readonly Begun[] {
  const node = pack.cases[cadence.type];
  if (node === undefined) return [];
  return debts.flatMap((debt) => {
    const dry = { ...world, number: () => "" };
    const state = previewOwed(debt.owed, owedStream(city, debt.owed), dry);
    return state.ok ? [{ ...debt, node, state: { ...state.value, number: null } }] : [];
  });
}
