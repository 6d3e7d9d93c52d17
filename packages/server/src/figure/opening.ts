import type { Pack } from "@xinlian/kernel";

/** What a number stands under: with it the cases behind it are found again. */
export interface Opening {
  readonly pack: Pack;
  readonly period: string;
  /** Further conditions: `area`, `lead`, `dims`. */
  readonly filter: Readonly<Record<string, string>>;
}

/** Query of `/api/cases` (and of a list's page) that finds exactly the cases which a counted indicator counts. */
export function openingOf(indicator: string, { pack, period, filter }: Opening): string {
  return new URLSearchParams({ pack: pack.name, figure: indicator, period, ...filter }).toString();
}
