import type { ReportField } from "../props.ts";

const KINDS: readonly ReportField["kind"][] = ["text", "place", "contact", "file", "choice", "yes"];

/**
 * Fields as people think of them, whatever the pack's order: what happened, where, how to reach me, then the rest.
 * Required ones stand before optional ones of their kind.
 */
export function inOrder(fields: readonly ReportField[]): readonly ReportField[] {
  const rank = (field: ReportField) => KINDS.indexOf(field.kind) * 2 + (field.optional ? 1 : 0);
  return [...fields].sort((a, b) => rank(a) - rank(b));
}
