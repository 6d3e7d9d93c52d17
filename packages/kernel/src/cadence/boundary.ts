import type { Moment } from "../calendar/day.ts";
import { dayOf, lastDayBefore } from "../calendar/moment.ts";
import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import { cadenceScope } from "../pack/scope/entry-scope.ts";
import type { EntryState } from "../register/state.ts";
import type { CadenceNode } from "./node.ts";
import type { Owed } from "./owed.ts";
import { owedAt } from "./owing.ts";
import { isRhythm } from "./rhythm.ts";
import { parseSpan, type Span, spanAt, spanEnd } from "./span.ts";

/** When the stretch ends in which an entry stands now by a cadence's rhythm, owed or not; undefined where it has none. */
export function nextEnd(entry: EntryState, cadence: CadenceNode, world: World): Moment | undefined {
  const rhythm = cadence.every.evaluate(cadenceScope(entry.stream, world));
  if (entry.ended || !isRhythm(rhythm) || rhythm === "never") return undefined;
  const calendar = world.calendar(null);
  return spanEnd(spanAt(rhythm, dayOf(world.now, calendar)), calendar);
}

/** What an entry, as it stood at the end of a stretch, owed for a stretch that ends at this very moment (CD-7). */
export function owedUntil(
  entry: EntryState,
  cadence: CadenceNode,
  end: Moment,
  world: World,
): Span | undefined {
  const calendar = world.calendar(null);
  const span = owedAt(entry, cadence, lastDayBefore(end, calendar), world);
  return span !== undefined && spanEnd(span, calendar) === end ? span : undefined;
}

/** Whether one of these cases stands for a stretch that shares a day with what is owed (CD-5). */
export function isTaken(
  { entry, cadence, span }: Owed,
  cases: Iterable<Pick<CaseState, "owed">>,
): boolean {
  const asked = parseSpan(span);
  if (asked === undefined) return false;
  for (const { owed } of cases) {
    if (owed?.entry !== entry || owed.cadence !== cadence) continue;
    const taken = parseSpan(owed.span);
    if (taken && taken.first <= asked.last && asked.first <= taken.last) return true;
  }
  return false;
}
