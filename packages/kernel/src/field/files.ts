import { isCheckItem } from "../checklist/item.ts";
import type { FieldValue, FileRef } from "./value.ts";

/** The attachments that a value holds: one, several or none. */
export function filesIn(value: FieldValue | undefined): readonly FileRef[] {
  if (value === null || value === undefined || typeof value !== "object") return [];
  if (Array.isArray(value)) return (value as readonly FieldValue[]).flatMap(filesIn);
  if (isCheckItem(value)) return value.photos ?? [];
  return "size" in value ? [value as FileRef] : [];
}
