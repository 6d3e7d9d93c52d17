import type { Day, Moment } from "../calendar/day.ts";
import { dayOf } from "../calendar/moment.ts";
import type { World } from "../case/world.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import { cadenceScope } from "../pack/scope/entry-scope.ts";
import type { EntryState } from "../register/state.ts";
import type { CadenceNode } from "./node.ts";
import { isRhythm } from "./rhythm.ts";
import { type Span, spanAt, spanEnd, spanStart } from "./span.ts";

/**
 * The stretch around a day for which an entry that stands so owes a case (CD-2, CD-3); undefined when it owes none. Follows
 * from the entry, the cadence, the settings and the calendar alone, never from the hour of asking.
 * @param world in which the entry stands as it should be looked at
 */
export function owedAt(
  entry: EntryState,
  cadence: CadenceNode,
  day: Day,
  world: World,
): Span | undefined {
  if (entry.ended) return undefined;
  const rhythm = cadence.every.evaluate(cadenceScope(entry.stream, world));
  if (!isRhythm(rhythm) || rhythm === "never") return undefined;
  const span = spanAt(rhythm, day);
  const enteredTooLate = entry.entered >= spanEnd(span, world.calendar(null));
  if (enteredTooLate || cadence.when === undefined) return enteredTooLate ? undefined : span;
  return cadence.when.evaluate(cadenceScope(entry.stream, world, span)) === true ? span : undefined;
}

/** The stretch that runs at the world's moment and is owed. */
export function owedNow(entry: EntryState, cadence: CadenceNode, world: World): Span | undefined {
  return owedAt(entry, cadence, dayOf(world.now, world.calendar(null)), world);
}

/** From when it is owed: the beginning of the stretch, or later when the entry came later (CD-4). */
export function owedSince(entry: EntryState, span: Span, world: World): Moment {
  return Math.max(spanStart(span, world.calendar(null)), entry.entered) as Moment;
}

/** What the case is opened with, read of the entry as it stands. */
export function owedWith(
  entry: EntryState,
  cadence: CadenceNode,
  span: Span,
  world: World,
): FieldValues {
  const scope = cadenceScope(entry.stream, world, span);
  return Object.fromEntries(
    Object.entries(cadence.with).map(([name, expression]) => [
      name,
      (expression.evaluate(scope) ?? null) as FieldValue,
    ]),
  );
}
