import type { FieldValue } from "@xinlian/kernel";

/** One registration being written while a caller speaks. */
export interface Sheet {
  /** Local only; also the key under which it is sent once. */
  readonly key: string;
  /** `pack/type/action` */
  readonly opening: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly began: number;
}

/** The sheets of one call-taker: one on the table, the rest parked in the order they were put aside. */
export interface Table {
  readonly open: Sheet;
  readonly parked: readonly Sheet[];
}

/** A second call: the sheet on the table is parked whole and an empty one taken. An untouched sheet is reused. */
export function park(table: Table, fresh: Sheet, written: boolean): Table {
  if (!written) return table;
  return { open: fresh, parked: [...table.parked, table.open] };
}

/** Takes a parked sheet back; the one on the table is parked in turn unless it is blank. */
export function takeBack(table: Table, key: string, written: boolean): Table {
  const sheet = table.parked.find((each) => each.key === key);
  if (!sheet) return table;
  const rest = table.parked.filter((each) => each.key !== key);
  return { open: sheet, parked: written ? [...rest, table.open] : rest };
}

/** The sheet on the table was sent: the next is the parked one that waits longest, or a fresh one. */
export function sent(table: Table, fresh: Sheet): Table {
  const [first, ...rest] = table.parked;
  return first ? { open: first, parked: rest } : { open: fresh, parked: [] };
}

/** Throws a parked sheet away. */
export function dropped(table: Table, key: string): Table {
  return { ...table, parked: table.parked.filter((each) => each.key !== key) };
}

/** Reads what was kept; anything unreadable is an empty table. */
export function readTable(text: string | null, fresh: Sheet): Table {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Table> | null;
    const isSheet = (sheet: unknown): sheet is Sheet =>
      typeof sheet === "object" &&
      sheet !== null &&
      typeof (sheet as Sheet).key === "string" &&
      typeof (sheet as Sheet).values === "object";
    if (!kept || !isSheet(kept.open)) return { open: fresh, parked: [] };
    return { open: kept.open, parked: (kept.parked ?? []).filter(isSheet) };
  } catch {
    return { open: fresh, parked: [] };
  }
}
