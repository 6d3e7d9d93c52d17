export type Level = "city" | "county" | "township" | "village";

/** Highest first. */
export const LEVELS: readonly Level[] = ["city", "county", "township", "village"];

/** A division 区划. The code of a division begins with its parent's significant digits (GB/T 2260, 统计用区划代码). */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  /** The city's own code, in no national table: a development zone. */
  readonly local?: true;
}

/** 0 for the city, 3 for a village. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}
