import type { World } from "../case/world.ts";
import type { Words } from "../words/index.ts";
import type { IndicatorNode } from "./node.ts";

/** The sum of what cases count for, and how many they are. */
export interface Sum {
  readonly value: number;
  readonly n: number;
}

/** A number at one place and period, as it may be shown. */
export interface Figure {
  /** null = there is no answer (FI-6). */
  readonly value: number | null;
  /** What it rests on: the cases counted, or the whole of a share; null where neither is meant. */
  readonly n: number | null;
}

/** Why a figure has no answer. */
export const NO_WHOLE: Words = {
  zh: "分母为 0，不作计算",
  en: "the denominator is 0, so there is no rate",
};

/** Every indicator of a pack from the sums of the counted ones; what is not there is 0. */
export function figuresOf(
  world: Pick<World, "pack" | "settings" | "calendar">,
  sums: ReadonlyMap<string, Sum>,
): ReadonlyMap<string, Figure> {
  const { indicators } = world.pack;
  const done = new Map<string, Figure>();
  const find = (name: string): Figure => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const indicator = indicators[name];
    if (indicator === undefined) throw new Error(`no indicator ${name}`);
    const figure =
      indicator.derived === undefined ? sumOf(sums.get(name)) : derive(indicator, find, world);
    done.set(name, figure);
    return figure;
  };
  for (const name of Object.keys(indicators)) find(name);
  return done;
}

function sumOf(sum: Sum | undefined): Figure {
  return sum === undefined ? { value: 0, n: 0 } : { value: sum.value, n: sum.n };
}

/** @param find other figures; the pack was checked, so this comes to an end */
function derive(
  { derived }: IndicatorNode,
  find: (name: string) => Figure,
  world: Pick<World, "pack" | "settings" | "calendar">,
): Figure {
  if (derived === undefined) throw new Error("not derived");
  const figures = new Map<string, number>();
  for (const name of derived.reads) {
    const { value } = find(name);
    if (value === null) return { value: null, n: null };
    figures.set(name, value);
  }
  const scope = { figures, world };
  const part = Number(derived.part.evaluate(scope) ?? 0);
  if (derived.whole === undefined) return { value: part, n: null };
  const whole = Number(derived.whole.evaluate(scope) ?? 0);
  return { value: whole === 0 ? null : part / whole, n: whole };
}

/** A figure as it is printed: `87.6%`, `1,146`; `–` where there is no answer. A share with the unit % is per hundred. */
export function figureText({ value }: Figure, { unit, round, derived }: IndicatorNode): string {
  if (value === null) return "–";
  const percent = unit?.zh === "%";
  const shown = percent && derived?.whole !== undefined ? value * 100 : value;
  return `${grouped(shown, round)}${percent ? "%" : ""}`;
}

/** Rounded half up, thousands set apart. */
export function grouped(value: number, decimals = 0): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * scale + 1e-9) / scale;
  const [whole = "0", rest] = rounded.toFixed(decimals).split(".");
  const sign = value < 0 && rounded !== 0 ? "-" : "";
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${text}${rest === undefined ? "" : `.${rest}`}`;
}
