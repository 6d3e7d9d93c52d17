import type { Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";

const DAY = 86_400_000;

/** How somebody works: not everybody sits at his desk each day, and some are slow. */
export interface Habit {
  /** Share of the rounds that he takes while he is there. */
  readonly pace: number;
  readonly away: readonly { readonly from: number; readonly until: number }[];
}

/**
 * Habits of everybody for the days from `from` to `until`: one unit in four is slow, another in four stays away altogether for the last
 * working days, of all others one in four is ill for some days; nobody reviews on one day.
 * @param at worker → his habit
 */
export function habits(
  workers: readonly Worker[],
  units: readonly string[],
  from: number,
  until: number,
  chance: Chance,
): ReadonlyMap<Worker, Habit> {
  const at = new Map<Worker, Habit>();
  for (const worker of workers) {
    const unit = worker.role === "handler" ? units.indexOf(worker.unit) % 4 : -1;
    const ill = from + chance.under(Math.max(1, (until - from) / DAY - 4)) * DAY;
    const away = [
      ...(unit === 1 ? [{ from: until - 9 * DAY, until: until - DAY / 8 }] : []),
      ...(unit !== 1 && chance.happens(0.25) ? [{ from: ill, until: ill + 4 * DAY }] : []),
      ...(worker.role === "reviewer" ? [{ from: until - 6 * DAY, until: until - 4 * DAY }] : []),
    ];
    const pace = unit === 2 ? 0.12 : worker.role === "relay" ? 0.1 : 0.8;
    at.set(worker, { pace, away });
  }
  return at;
}

/** Whether somebody takes a round now. At night only dispatchers sit there, and not every night. */
export function works(
  { role }: Worker,
  { pace, away }: Habit,
  now: number,
  chance: Chance,
): boolean {
  const city = new Date(now + 8 * 3_600_000);
  const hour = city.getUTCHours();
  if (away.some(({ from, until }) => now >= from && now < until)) return false;
  const busy = hour >= 8 && hour < 20;
  const attended = role === "dispatcher" && city.getUTCDate() % 3 !== 0;
  if (!busy && !attended) return false;
  // On days of rest a few keep things going.
  const rest = [0, 6].includes(city.getUTCDay()) && role !== "dispatcher";
  return chance.happens(pace * (busy ? 1 : 0.3) * (rest ? 0.2 : 1));
}

/** Some matters nobody touches, however long they lie there; who acts on them is the clock. */
export function isLeft(stream: string): boolean {
  return Number.parseInt(stream.slice(-2), 16) < 26;
}
