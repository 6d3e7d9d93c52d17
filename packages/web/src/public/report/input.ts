import type { Language } from "@xinlian/kernel";
import type { InputValues, ReportField } from "../props.ts";

/** What every input of the report form is given. */
export interface InputProps {
  readonly field: ReportField;
  readonly values: InputValues;
  readonly language: Language;
  readonly fault?: string;
  /** Tells the same field of several forms on one page apart. */
  readonly at?: string;
}

/** Id of the control that a fault's link and a "change" link lead to. */
export function anchor(field: ReportField, at = "f"): string {
  return `${at}-${field.name}`;
}

/** `aria-describedby` of a control: its fault first, then its hint. */
export function described(
  field: ReportField,
  has: { fault: boolean; hint: boolean },
  at?: string,
): string | undefined {
  const ids = [
    has.fault ? `${anchor(field, at)}-fault` : "",
    has.hint ? `${anchor(field, at)}-hint` : "",
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
