import type { CheckValue, Value } from "@xinlian/wire";

/** The items of a checklist that a value holds. */
export function checksOf(value: Value): readonly CheckValue[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is CheckValue => typeof one === "object" && one !== null && "item" in one,
  );
}

/** What is sent of a checklist: the answers alone, since the case has the questions. */
export function answersOf(value: Value): Value {
  return checksOf(value)
    .filter(({ ok }) => ok !== undefined)
    .map(({ item, ok, number, photos, note }) => ({
      item,
      ...(ok !== undefined && { ok }),
      ...(number !== undefined && { number }),
      ...(photos !== undefined && photos.length > 0 && { photos }),
      ...(note !== undefined && note.trim() !== "" && { note: note.trim() }),
    }));
}
