import type { FigureSource } from "./source.ts";
import type { Span } from "./span.ts";
import type { Spot } from "./spot.ts";

/** Counts that figures need: the sums of one indicator in one stretch of time, by so much and no more. */
export interface CountNeed {
  readonly indicator: string;
  readonly from: number;
  readonly until: number;
  /** What they are divided by, sorted; `area` when spots lie in several. */
  readonly by: readonly string[];
  /** Whether spots lie outside the area that was asked for. */
  readonly wide: boolean;
}

/** Filed numbers that figures need: those of periods within these days. */
export interface FiledNeed {
  readonly indicator: string;
  readonly first: string;
  readonly last: string;
}

/** Hears what a reckoning asks for and answers nothing, so that all of it can be read at once. */
export class Planning implements FigureSource {
  readonly #area: string;
  readonly #within: (area: string) => boolean;
  readonly #counts = new Map<string, CountNeed>();
  readonly #filed = new Map<string, FiledNeed>();

  constructor(area: string, within: (area: string) => boolean) {
    this.#area = area;
    this.#within = within;
  }

  get counts(): readonly CountNeed[] {
    return [...this.#counts.values()];
  }

  get filings(): readonly FiledNeed[] {
    return [...this.#filed.values()];
  }

  sum(indicator: string, spot: Spot) {
    this.#need(indicator, spot, Object.keys(spot.dims));
    return { value: 1, n: 1 };
  }

  filed(indicator: string, { first, last }: Span) {
    const old = this.#filed.get(indicator);
    this.#filed.set(indicator, {
      indicator,
      first: old === undefined || first < old.first ? first : old.first,
      last: old === undefined || last > old.last ? last : old.last,
    });
    return [];
  }

  keys(indicator: string, by: string, spot: Spot) {
    this.#need(indicator, spot, [...Object.keys(spot.dims), by]);
    return ["?"];
  }

  #need(indicator: string, spot: Spot, dims: readonly string[]): void {
    const need = needOf(indicator, spot, this.#area, dims);
    const key = needKey(need);
    const wide = !this.#within(spot.area) || this.#counts.get(key)?.wide === true;
    this.#counts.set(key, { ...need, wide });
  }
}

/** The counts that one sum is found among: those not divided by more than it needs. */
export function needOf(
  indicator: string,
  { area, own, from, until }: Spot,
  asked: string,
  dims: readonly string[],
): Omit<CountNeed, "wide"> {
  const areal = area !== asked || own === true;
  const by = [...new Set([...dims, ...(areal ? ["area"] : [])])].sort();
  return { indicator, from, until, by };
}

export function needKey({ indicator, from, until, by }: Omit<CountNeed, "wide">): string {
  return JSON.stringify([indicator, from, until, by]);
}
