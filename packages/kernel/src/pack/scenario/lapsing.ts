import { isTaken, nextEnd, owedUntil } from "../../cadence/boundary.ts";
import type { CadenceNode } from "../../cadence/node.ts";
import type { Owed } from "../../cadence/owed.ts";
import { owedNow } from "../../cadence/owing.ts";
import type { Moment } from "../../calendar/day.ts";
import type { World } from "../../case/world.ts";
import type { EntryState } from "../../register/state.ts";

/** Every standing entry of the practice city with each cadence of its register. */
function* debtors(world: World): Generator<readonly [EntryState, CadenceNode]> {
  for (const entry of world.entries?.values() ?? []) {
    const cadences = world.pack.registers[entry.register]?.cadences ?? {};
    for (const cadence of Object.values(cadences)) yield [entry, cadence];
  }
}

/** The next moment at which some stretch ends. */
export function nextLapse(world: World): Moment | undefined {
  let next: Moment | undefined;
  for (const [entry, cadence] of debtors(world)) {
    const end = nextEnd(entry, cadence, world);
    if (end !== undefined && (next === undefined || end < next)) next = end;
  }
  return next;
}

/** What is owed until this very moment and nobody touched. */
export function lapsing(at: Moment, world: World): readonly Owed[] {
  const all: Owed[] = [];
  for (const [entry, cadence] of debtors(world)) {
    const span = owedUntil(entry, cadence, at, world);
    if (span !== undefined) all.push(owedOf(entry, cadence, span.name));
  }
  return all.filter((owed) => !isTaken(owed, world.cases.values()));
}

/** The entries that owe something now which nobody has touched, by cadence. */
export function owing(register: string, cadence: string, world: World): readonly EntryState[] {
  return [...debtors(world)].flatMap(([entry, by]) => {
    if (entry.register !== register || by.name !== cadence) return [];
    const span = owedNow(entry, by, world);
    if (span === undefined) return [];
    return isTaken(owedOf(entry, by, span.name), world.cases.values()) ? [] : [entry];
  });
}

export function owedOf(entry: EntryState, cadence: CadenceNode, span: string): Owed {
  return { register: entry.register, cadence: cadence.name, entry: entry.stream, span };
}
