import type { CaseView, FormField, Value, Words } from "@xinlian/wire";

/** A part of a case that reads otherwise than before. */
export interface Difference {
  readonly words: Words;
  readonly before: Words;
  readonly after: Words;
}

const STATE: Words = { zh: "环节", en: "Step" };
const LEAD: Words = { zh: "承办单位", en: "Unit" };
const NONE: Words = { zh: "", en: "" };

/** What stands otherwise in the newer version, as people read it. */
export function changesSince(mine: CaseView, theirs: CaseView): readonly Difference[] {
  const out: Difference[] = [];
  if (mine.state.id !== theirs.state.id)
    out.push({ words: STATE, before: mine.state.words, after: theirs.state.words });
  if (mine.lead?.id !== theirs.lead?.id)
    out.push({ words: LEAD, before: mine.lead?.words ?? NONE, after: theirs.lead?.words ?? NONE });
  for (const field of theirs.fields) {
    const before = mine.fields.find((each) => each.name === field.name);
    if (JSON.stringify(before?.value ?? null) !== JSON.stringify(field.value))
      out.push({ words: field.words, before: before?.display ?? NONE, after: field.display });
  }
  return out;
}

/** A value that was typed, as text; names of units and areas are not looked up here. */
export function shown(value: Value, field: FormField, say: (words: Words) => string): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((each) => shown(each, field, say)).join("、");
  const choice = field.choices?.find((each) => each.value === value);
  if (choice) return say(choice.words);
  if (typeof value === "boolean")
    return say(value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" });
  if (typeof value === "object")
    return Object.entries(value)
      .filter(
        ([name, part]) =>
          part && name !== "id" && name !== "area" && name !== "size" && name !== "type",
      )
      .map(([, part]) => String(part))
      .join(" ");
  return String(value);
}
