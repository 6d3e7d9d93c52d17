import type { FormField, Value, Words } from "@xinlian/wire";
import { changeWords } from "./change-words.ts";

/** The words of a field, or of a choice, in both languages. */
export function pair(name: keyof typeof changeWords.zh.fields): Words {
  return { zh: changeWords.zh.fields[name], en: changeWords.en.fields[name] };
}

/**
 * A field of the desk's own forms, drawn like a pack's. Its name is what the route calls it, so that a fault of the
 * server finds its field.
 */
export function asked(
  field: string,
  kind: FormField["kind"],
  words: Words,
  more: Partial<Pick<FormField, "optional" | "choices" | "value" | "hint">> = {},
): FormField {
  return {
    field,
    kind,
    words,
    optional: false,
    many: false,
    sealed: false,
    value: null,
    hint: null,
    ...more,
  };
}

/** A name is one line, whatever was pasted. */
export function oneLine(value: Value | undefined): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}
