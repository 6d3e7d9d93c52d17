import type { CheckItem } from "../field/value.ts";

/** Whether a value of a field is an item of a checklist. */
export function isCheckItem(value: unknown): value is CheckItem {
  return typeof value === "object" && value !== null && "item" in value;
}
