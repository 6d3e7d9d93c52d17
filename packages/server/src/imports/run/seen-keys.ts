import { createHash } from "node:crypto";
import { type Fault, fault } from "@xinlian/kernel";
import type { ImportRow } from "../target.ts";

/** Source keys of one file: a key that comes again with the same content is a repeat, with other content a mistake. */
export class SeenKeys {
  readonly #rows = new Map<string, { readonly row: number; readonly content: string }>();

  /** A fault when the key stood in an earlier row with other content, `same` when with this one. */
  add(at: number, row: ImportRow): Fault | "same" | null {
    const content = digest(row);
    const before = this.#rows.get(row.key);
    if (before === undefined) {
      this.#rows.set(row.key, { row: at, content });
      return null;
    }
    if (before.content === content) return "same";
    return fault("import-key-twice", { value: row.key.slice(0, 60), row: before.row });
  }
}

function digest({ form, openedAt }: ImportRow): string {
  return createHash("sha256")
    .update(JSON.stringify([form, openedAt]))
    .digest("base64")
    .slice(0, 22);
}
