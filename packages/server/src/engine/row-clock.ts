import {
  type Calendar,
  type CaseNode,
  type CaseState,
  type Clock,
  calendarOf,
  compareClocks,
  isPaused,
  isRunning,
  marks,
  type Pack,
  warnPercent,
} from "@xinlian/kernel";
import type { CityNow } from "./city-now.ts";

/** The calendar that counts for a clock of a case: the lead unit's own area for a lead's clock. */
export function clockCalendar(
  clock: Clock,
  state: CaseState,
  city: Pick<CityNow, "directory" | "calendar">,
): Calendar {
  const lead = state.lead === null ? undefined : city.directory.unit(state.lead);
  return calendarOf(clock.whose, city.calendar(null), city.calendar(lead?.area ?? null));
}

/**
 * The clock that a row's light shows: of those that run the one due soonest. A window (a clock on which the pack hangs nothing) counts
 * only when nothing else runs.
 */
export function rowClock(state: CaseState, node: CaseNode): Clock | null {
  if (state.ended) return null;
  const running = Object.values(state.clocks).filter(isRunning).sort(compareClocks);
  return (
    running.find((clock) => (node.clocks[clock.name]?.at.length ?? 0) > 0) ?? running[0] ?? null
  );
}

/** What the database needs to find rows by light without the kernel. Moments in ms. */
export function listedClock(
  state: CaseState,
  node: CaseNode,
  pack: Pack,
  city: Pick<CityNow, "directory" | "calendar">,
): {
  readonly name: string;
  readonly due: number;
  readonly soon: number;
  readonly standing: boolean;
} | null {
  const clock = rowClock(state, node);
  if (clock === null) return null;
  const percent = warnPercent(pack, state.type, clock.name);
  const [warn] = marks(clock, [`${percent}%`], clockCalendar(clock, state, city));
  return {
    name: clock.name,
    due: clock.due,
    soon: Math.min(warn?.at ?? clock.due, clock.due),
    standing: isPaused(clock),
  };
}
