import type { FormField } from "@xinlian/wire";

/**
 * The order that suits the hand, not the pack's file: where a caller speaks, first what is the matter and where, then
 * what it is, who answers for it, how to reach the caller; where a result is written, first the short answers, then the
 * text. Fields of one rank keep the pack's order. A form that is the desk's own (`listed`) is asked as it is listed.
 */
export type Hand = "intake" | "act" | "listed";

const RANKS: Readonly<Record<Exclude<Hand, "listed">, Partial<Record<FormField["kind"], number>>>> =
  {
    intake: {
      text: 0,
      place: 1,
      area: 1,
      choice: 2,
      unit: 4,
      person: 4,
      contact: 5,
      yes: 6,
      file: 7,
    },
    act: { choice: 0, yes: 1, unit: 1, person: 1, text: 3, contact: 4, file: 5 },
  };
const BETWEEN: Readonly<Record<Exclude<Hand, "listed">, number>> = { intake: 3, act: 2 };

export function ordered(form: readonly FormField[], hand: Hand): readonly FormField[] {
  if (hand === "listed") return form;
  // What may be left empty follows what must be filled, inside its rank.
  const rank = (field: FormField) =>
    (RANKS[hand][field.kind] ?? BETWEEN[hand]) +
    (field.optional && field.kind === "text" ? 3.5 : 0);
  return form
    .map((field, at) => ({ field, at }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.at - b.at)
    .map((each) => each.field);
}

/** Where a caller waits, what is rarely needed folds away: optional fields beside place, choice, contact and secrecy. */
const AT_HAND = new Set<FormField["kind"]>([
  "place",
  "area",
  "choice",
  "register",
  "contact",
  "yes",
]);

export function folded(field: FormField, hand: Hand): boolean {
  return hand === "intake" && field.optional && field.field !== "lead" && !AT_HAND.has(field.kind);
}

const SHORT = new Set<FormField["kind"]>([
  "number",
  "whole",
  "date",
  "time",
  "limit",
  "unit",
  "person",
  "area",
]);

/** Short fields that follow one another share a line, two at a time. */
export function lines(form: readonly FormField[]): readonly (readonly FormField[])[] {
  const out: FormField[][] = [];
  for (const field of form) {
    const last = out[out.length - 1];
    const short = (each: FormField | undefined) =>
      each !== undefined && SHORT.has(each.kind) && !each.many;
    if (last?.length === 1 && short(last[0]) && short(field)) last.push(field);
    else out.push([field]);
  }
  return out;
}
