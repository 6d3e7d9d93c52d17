import type { Moment } from "../calendar/day.ts";
import type { Clock } from "./clock.ts";

/**
 * Whether the due moment has come while the clock had not stopped: `now` = due is late. A stopped clock answers for
 * the moment it stopped, a paused one for the moment it was paused.
 */
export function isLate(clock: Clock, now: Moment): boolean {
  return standsAt(clock, now) >= clock.due;
}

/** The moment up to which a clock counts: now, or when it stopped or was paused if that was before. */
export function standsAt(clock: Clock, now: Moment): Moment {
  const open = clock.pauses.at(-1);
  const paused = open !== undefined && open.to === undefined ? open.from : Number.POSITIVE_INFINITY;
  return Math.min(now, clock.stopped ?? Number.POSITIVE_INFINITY, paused) as Moment;
}

/** Puts a breach on record; the first one stands. */
export function breachClock(clock: Clock, at: Moment): Clock {
  return clock.breached === undefined ? { ...clock, breached: at } : clock;
}

/** Takes a breach off the clock; it stays among the events. */
export function annulBreach(clock: Clock): Clock {
  const { breached: _, ...rest } = clock;
  return rest;
}

/** A breach whose due date has since moved past now does not count. */
export function annulOvertaken(clock: Clock, now: Moment): { clock: Clock; annulled: boolean } {
  if (clock.breached === undefined || clock.due <= now) return { clock, annulled: false };
  return { clock: annulBreach(clock), annulled: true };
}
