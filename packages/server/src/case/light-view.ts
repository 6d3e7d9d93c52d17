import {
  type Calendar,
  type CaseState,
  type Clock,
  type Light as KernelLight,
  LIGHT_NAMES,
  light,
  lightWords,
  type Moment,
  type Pack,
  warnPercent,
} from "@xinlian/kernel";
import type { Amount, Light } from "@xinlian/wire";

/** Nothing runs: done, and nothing to count. */
export const DONE: Light = { light: "done", words: LIGHT_NAMES.done, says: { zh: "", en: "" } };

export function lightView(
  clock: Clock,
  state: CaseState,
  pack: Pack,
  calendar: Calendar,
  now: Moment,
): Light {
  const shown = light(clock, now, calendar, warnPercent(pack, state.type, clock.name));
  const amount = amountOf(shown);
  return {
    light: shown.light,
    words: LIGHT_NAMES[shown.light],
    ...(amount !== null && { amount }),
    says: lightWords(shown),
  };
}

function amountOf(shown: KernelLight): Amount | null {
  if (shown.light === "pause" || shown.light === "done") return null;
  if (shown.today) return { way: "today" };
  const way = shown.light === "late" ? "over" : "left";
  if (shown.unit === "min") return { way, minutes: shown.amount };
  return { way, count: shown.amount, unit: shown.unit };
}
