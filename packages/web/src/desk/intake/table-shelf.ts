import { shelve, unshelve } from "../settings/shelf.ts";
import type { Matter, Sheet, Table } from "./parking.ts";

/** Where the table of one person lies in this browser, encrypted. */
const nameOf = (person: string) => `intake.${person}`;

export function keepTable(person: string, table: Table): void {
  shelve(nameOf(person), JSON.stringify(table));
}

export function keptTable(person: string, blank: Sheet): Table {
  return readTable(unshelve(nameOf(person)), blank);
}

/** Reads what was kept; anything unreadable is an empty table. */
export function readTable(text: string | null, blank: Sheet): Table {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Table> | null;
    const parked = (kept?.parked ?? []).filter(isSheet);
    const heard = (kept?.heard ?? []).filter((each) => typeof each === "string");
    return {
      open: isSheet(kept?.open) ? kept.open : blank,
      parked,
      ...(heard.length > 0 ? { heard } : {}),
    };
  } catch {
    return { open: blank, parked: [] };
  }
}

function isSheet(sheet: unknown): sheet is Sheet {
  const { key, matters } = (sheet ?? {}) as Partial<Sheet>;
  return (
    typeof key === "string" &&
    Array.isArray(matters) &&
    matters.length > 0 &&
    matters.every(isMatter)
  );
}

function isMatter(matter: unknown): matter is Matter {
  const { id, key, opening, values, sent } = (matter ?? {}) as Partial<Matter>;
  return (
    typeof id === "string" &&
    typeof key === "string" &&
    typeof opening === "string" &&
    typeof values === "object" &&
    values !== null &&
    Array.isArray(sent)
  );
}
