export type Level = "city" | "county" | "township" | "village";

/** A division 区划. The code of a division begins with its parent's significant digits (GB/T 2260, 统计用区划代码). */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
}
