import type { FieldValue } from "@xinlian/kernel";
import { clearShelf, shelve, unshelve } from "../settings/shelf.ts";

/** What was typed and not yet sent, kept encrypted in this browser until it is sent or dropped. */
export interface Draft {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** When it was last written, ms. */
  readonly at: number;
  /** The key under which it will be sent: sending the same draft twice does the thing once. */
  readonly key: string;
}

/** Name of the draft of one person for one action on one case. Two people on one computer share no draft. */
export function draftName(person: string, stream: string, action: string): string {
  return `draft.${person}.${stream}.${action}`;
}

export function readDraft(name: string): Draft | null {
  try {
    const kept = JSON.parse(unshelve(name) ?? "null") as Partial<Draft> | null;
    if (!kept || typeof kept.values !== "object" || kept.values === null) return null;
    if (typeof kept.at !== "number" || typeof kept.key !== "string") return null;
    return { values: kept.values, at: kept.at, key: kept.key };
  } catch {
    return null;
  }
}

export function writeDraft(name: string, draft: Draft): void {
  shelve(name, JSON.stringify(draft));
}

export function dropDraft(name: string): void {
  clearShelf(name);
}

/** Has anything been typed? Empty texts and untouched places do not count. */
export function typed(values: Readonly<Record<string, FieldValue>>): boolean {
  return Object.values(values).some(holds);
}

/** Does a value hold anything? */
export function holds(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined || value === "" || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object") return Object.values(value).some(holds);
  return true;
}
