import {
  type CaseNode,
  type Fault,
  fault,
  type FieldKind,
  type FieldValue,
  type FieldValues,
  formatMoment,
  type Moment,
  ok,
  parseMoment,
  type Result,
} from "@xinlian/kernel";
import type { Form, Value } from "@xinlian/wire";

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

/** A form as it came: texts of moments become moments. What a field takes beyond that is the kernel's to judge. */
export function fromWire(form: Form, node: CaseNode): Result<FieldValues> {
  const values: Record<string, FieldValue> = {};
  const parts: Fault[] = [];
  for (const [name, value] of Object.entries(form)) {
    if (node.fields[name]?.kind !== "time" || value === null) {
      values[name] = value as FieldValue;
      continue;
    }
    const read = (Array.isArray(value) ? value : [value]).map((each) =>
      parseMoment(String(each), CHINA, name),
    );
    const moments: FieldValue[] = [];
    for (const moment of read) {
      if (moment.ok) moments.push(moment.value);
      else parts.push(moment.fault);
    }
    values[name] = Array.isArray(value) ? moments : (moments[0] ?? null);
  }
  if (parts.length > 0) {
    return { ok: false, fault: { ...fault("request-invalid", { count: parts.length }), parts } };
  }
  return ok(values);
}
