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
  /** What it rests on: the cases counted, the numbers filed, or the whole of a share; null where none is meant. */
  readonly n: number | null;
  /** For a number that was added up over the areas just below: how many of them have one, of how many (FL-7). */
  readonly parts?: { readonly have: number; readonly of: number };
}

export const NO_ANSWER: Figure = { value: null, n: null };

/** Why a figure has no answer. */
const NO_WHOLE: Words = {
  zh: "分母为 0，不作计算",
  en: "the denominator is 0, so there is no rate",
};

const NOT_FILED: Words = { zh: "没有填报数", en: "nothing was filed" };

const NO_BASIS: Words = {
  zh: "缺少计算所需的数",
  en: "a number that it is made of is missing",
};

/** The reason why this indicator has no answer. */
export function whyNone({ filed, derived }: IndicatorNode, { n }: Figure): Words {
  if (filed !== undefined) return NOT_FILED;
  return derived?.whole !== undefined && n === 0 ? NO_WHOLE : NO_BASIS;
}

/** A figure as it is printed: `87.6%`, `1,146`; `–` where there is no answer. A derived one with the unit % is a ratio, said per hundred. */
export function figureText({ value }: Figure, { unit, round, derived }: IndicatorNode): string {
  if (value === null) return "–";
  const percent = unit?.zh === "%";
  const shown = percent && derived !== undefined ? value * 100 : value;
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
