import type { FieldValue } from "@xinlian/kernel";
import type { FormField, Problem, Value } from "@xinlian/wire";
import { answersOf } from "./checklist.ts";
import { holds } from "./draft.ts";

/** The name under which a form carries the numbers that its action files. */
export const FIGURES = "figures";

export type Values = Readonly<Record<string, Value>>;

/** A fault at a field, in the words that stand both in the summary and beside the field. */
export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

/** Required fields that are empty. All other rules are the server's, which answers with their places. */
export function missing(form: readonly FormField[], values: Values): readonly FormField[] {
  return form.filter(
    (field) => !field.optional && field.kind !== "yes" && !holds(values[field.field] as FieldValue),
  );
}

/** The faults that a problem names, at the fields of this form. */
export function faultsOf(problem: Problem, form: readonly FormField[]): readonly FieldFault[] {
  const names = new Set([...form.map((field) => field.field), FIGURES]);
  const field = (place: string | undefined) => {
    const name = place?.replace(/^form\./, "").split(/[.[]/)[0];
    return name !== undefined && names.has(name) ? name : null;
  };
  const parts = problem.errors?.length ? problem.errors : [problem];
  return parts.flatMap((part) => {
    const at = field(part.place);
    return at === null ? [] : [{ field: at, text: part.detail }];
  });
}

/** What stands in the form before anybody typed: present values and proposals. */
export function firstValues(form: readonly FormField[]): Values {
  return Object.fromEntries(form.map((field) => [field.field, field.value]));
}

/** What is sent: empty texts become null, so that "emptied" and "never filled" read alike. */
export function toSend(form: readonly FormField[], values: Values): Record<string, Value> {
  const figures = values[FIGURES];
  return {
    ...Object.fromEntries(
      form.map((field): [string, Value] => {
        const value = values[field.field] ?? null;
        if (field.kind === "checklist") return [field.field, answersOf(value)];
        if (field.kind === "yes") return [field.field, value === true];
        return [field.field, holds(value as FieldValue) ? tidy(value) : null];
      }),
    ),
    ...(figures !== undefined && { [FIGURES]: figures }),
  };
}

function tidy(value: Value): Value {
  if (typeof value === "string") return value.trim();
  if (value && typeof value === "object" && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, part]) => [name, typeof part === "string" ? part.trim() : part] as const)
        .filter(([, part]) => part !== "" && part !== undefined && part !== null),
    ) as Value;
  return value;
}
