import { type FieldKind, type FieldValue, formatMoment, type Moment } from "@xinlian/kernel";
import type { Value } from "@xinlian/wire";

const CHINA = { offset: 480 };

export function instant(moment: number): string {
  return formatMoment(moment as Moment, CHINA);
}

/** A kernel value as it travels: moments become texts. */
export function toWire(value: FieldValue | undefined, kind: FieldKind): Value {
  if (value === undefined || value === null) return null;
  if (kind === "time") {
    if (Array.isArray(value)) return value.map((each) => instant(each as number));
    return instant(value as number);
  }
  return value as Value;
}
