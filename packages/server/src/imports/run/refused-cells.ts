import type { Fault, FaultCode } from "@xinlian/kernel";
import type { BadCell } from "../mapping/apply.ts";
import type { CheckedMapping } from "../mapping/check.ts";
import { columnsOf } from "../mapping/mapping.ts";

/** Faults that speak of one part of a value made of parts. */
const PART: Readonly<Partial<Record<FaultCode, string>>> = {
  "field-phone": "phone",
  "field-area": "area",
};

/** What the engine refused about a row, at the columns of the fields that it names. */
export function refusedCells(row: number, why: Fault, mapping: CheckedMapping): readonly BadCell[] {
  const parts = why.parts ?? [];
  if (parts.length > 0) return parts.flatMap((part) => refusedCells(row, part, mapping));
  const whole = why.place === undefined ? undefined : mapping.fields.get(why.place);
  const rule = (whole?.from === "parts" && whole.parts.get(PART[why.code] ?? "")) || whole;
  const column = rule === undefined ? null : columnsOf(rule).join("+") || null;
  return [{ row, column, fault: why }];
}
