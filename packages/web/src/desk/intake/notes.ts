import type { FormField, Proposals, Words } from "@xinlian/wire";
import type { Line } from "./proposal-list.ts";
import type { IntakeWords } from "./words-zh.ts";

/**
 * What stands below a field, by its name: below the text what is still to be asked, below a field that what stands in
 * it was proposed, and what the server cannot make out of it.
 */
export function notesOf(
  form: readonly FormField[],
  lines: readonly Line[],
  found: Proposals | null,
  say: (words: Words) => string,
  w: IntakeWords,
): Readonly<Record<string, string>> {
  const notes: Record<string, string> = {};
  const text = form.find((field) => field.kind === "text" && !field.many);
  const ask = found?.ask[0];
  if (text && ask) notes[text.field] = w.ask(say(ask));
  for (const { taken, taking } of lines)
    if (taken && taking?.does === "fill" && taking.field !== text?.field)
      notes[taking.field] = w.took;
  for (const flaw of found?.flaws ?? []) {
    const name = flaw.place.replace(/^form\./, "");
    if (form.some((field) => field.field === name)) notes[name] = say(flaw.detail);
  }
  return notes;
}
