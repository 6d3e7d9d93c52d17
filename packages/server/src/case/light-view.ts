import {
  type Calendar,
  type CaseState,
  type Clock,
  type Light as KernelLight,
  LIGHT_NAMES,
  light,
  lightLabel,
  lightWords,
  type Moment,
  type Pack,
  warnPercent,
} from "@xinlian/kernel";
import type { Amount, Light } from "@xinlian/wire";

/** Nothing runs: done, and nothing to count. */
export const DONE: Light = {
  light: "done",
  words: LIGHT_NAMES.done,
  says: { zh: "", en: "" },
  label: LIGHT_NAMES.done,
};

/** A window that has closed: it was open for somebody's asking, and nobody is late. */
const OVER: Light = {
  light: "done",
  words: { zh: "已过", en: "over" },
  says: { zh: "", en: "" },
  label: { zh: "已过", en: "over" },
};

export function lightView(
  clock: Clock,
  state: CaseState,
  pack: Pack,
  calendar: Calendar,
  now: Moment,
): Light {
  const shown = light(clock, now, calendar, warnPercent(pack, state.type, clock.name));
  if (shown.light === "late" && isWindow(pack, state.type, clock.name)) return OVER;
  const amount = amountOf(shown);
  return {
    light: shown.light,
    words: LIGHT_NAMES[shown.light],
    ...(amount !== null && { amount }),
    says: lightWords(shown),
    label: lightLabel(shown),
  };
}

function amountOf(shown: KernelLight): Amount | null {
  if (shown.light === "pause" || shown.light === "done") return null;
  if (shown.today) return { way: "today" };
  const way = shown.light === "late" ? "over" : "left";
  if (shown.unit === "min") return { way, minutes: shown.amount };
  return { way, count: shown.amount, unit: shown.unit };
}

/** A clock without marks: something may be asked for until it ends. */
function isWindow(pack: Pack, type: string, clock: string): boolean {
  return pack.cases[type]?.clocks[clock]?.at.length === 0;
}
