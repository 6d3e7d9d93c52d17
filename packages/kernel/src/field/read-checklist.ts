import { ok, type Result, spoken } from "../fault/index.ts";
import type { CheckItem } from "../field/value.ts";
import { readNumber, readText, readYes } from "./read-plain.ts";
import { readFile } from "./read-relation.ts";
import { isBlank, isRecord, type Reading, type ReadOne, wrong } from "./reading.ts";
import type { FieldValue, FileRef } from "./value.ts";

const WANTED = "[{item, ok, number, photos, note}]";
const NAMES = ["item", "ok", "number", "photos", "note"];
/** Photos of one item. */
const MOST_PHOTOS = 9;

/**
 * Answers to a checklist: `[{item, ok, number?, photos?, note?}]`. Only their shape is read here; which items there are,
 * the case knows.
 */
export const readChecklist: ReadOne = (raw, reading) => {
  if (!Array.isArray(raw) || raw.length > 100) return misshapen(raw, reading);
  const items: CheckItem[] = [];
  for (const one of raw) {
    const read = readItem(one, reading);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return ok(items);
};

function readItem(raw: unknown, reading: Reading): Result<CheckItem> {
  if (!isRecord(raw) || typeof raw.item !== "string") return misshapen(raw, reading);
  if (Object.keys(raw).some((name) => !NAMES.includes(name))) return misshapen(raw, reading);
  const yes = readYes(raw.ok, reading);
  if (!yes.ok) return yes;
  const number = isBlank(raw.number) ? undefined : readNumber(raw.number, reading);
  if (number?.ok === false) return number;
  const note = isBlank(raw.note) ? undefined : readText(raw.note, reading);
  if (note?.ok === false) return note;
  const photos = readPhotos(raw.photos, reading);
  if (!photos.ok) return photos;
  return ok({
    item: raw.item,
    ask: "",
    wants: [],
    ok: yes.value === true,
    ...(number && { number: Number(number.value) }),
    ...(photos.value.length > 0 && { photos: photos.value }),
    ...(note && { note: String(note.value) }),
  });
}

function readPhotos(raw: unknown, reading: Reading): Result<readonly FileRef[]> {
  if (isBlank(raw)) return ok([]);
  const list = Array.isArray(raw) ? raw : [raw];
  if (list.length > MOST_PHOTOS) {
    return wrong("field-many", "", reading, { count: list.length, most: MOST_PHOTOS });
  }
  const photos: FileRef[] = [];
  for (const one of list) {
    const read = readFile(one, reading);
    if (!read.ok) return read;
    photos.push(read.value as FieldValue as FileRef);
  }
  return ok(photos);
}

function misshapen(raw: unknown, reading: Reading) {
  return wrong("field-shape", raw, reading, spoken("wanted", { zh: WANTED, en: WANTED }));
}
