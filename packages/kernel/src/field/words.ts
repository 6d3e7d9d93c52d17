import { isRhythm, rhythmWords } from "../cadence/rhythm.ts";
import { parseSpan, spanWords } from "../cadence/span.ts";
import type { Day, Moment } from "../calendar/day.ts";
import type { World } from "../case/world.ts";
import { amountWords, isFixed, parseLimit } from "../deadline/limit.ts";
import type { CheckItem } from "../field/value.ts";
import type { FieldNode, RegisterNode } from "../pack/node.ts";
import type { EntryState } from "../register/state.ts";
import { titleField } from "../register/title.ts";
import { findPoint } from "../score/find.ts";
import type { Words } from "../words/index.ts";
import { dayWords, endWords, momentWords } from "./day-words.ts";
import type { Contact, FieldValue, FileRef, Place } from "./value.ts";

const NOTHING: Words = { zh: "", en: "" };

/** A field's value in the words people read; nothing when it is empty. */
export function fieldWords(field: FieldNode, value: FieldValue | undefined, world: World): Words {
  if (value === undefined || value === null) return NOTHING;
  if (!Array.isArray(value)) return valueWords(field, value, world);
  const all = value.map((item) => valueWords(field, item, world));
  return { zh: all.map(({ zh }) => zh).join("、"), en: all.map(({ en }) => en).join(", ") };
}

function valueWords(field: FieldNode, value: FieldValue, world: World): Words {
  const text = String(value);
  switch (field.kind) {
    case "yes":
      return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "date":
      return dayWords(text as Day);
    case "time":
      return momentWords(value as Moment, world.calendar(null));
    case "limit":
      return limitWords(text, world);
    case "cadence":
    case "period":
    case "checklist":
      return ownWords(field.kind, value);
    case "choice":
      return world.pack.choices[field.of ?? ""]?.values[text] ?? same(text);
    case "unit":
      return world.directory.unit(text)?.text ?? same(text);
    case "person":
      return same(world.directory.person(text)?.name ?? text);
    case "area":
      return same(areaName(text, world));
    case "place":
      return placeWords(value as Place, world);
    case "contact":
      return contactWords(value as Contact);
    case "file":
      return same((value as FileRef).name);
    case "case":
      return same(world.cases.get(text)?.number ?? text);
    case "point":
      return pointWords(field, text, world);
    case "register":
      return entryWords(text, world);
    default:
      return same(text);
  }
}

/** 认领办成 +10; its id where the case that gave it is not in sight. */
function pointWords({ of }: FieldNode, id: string, world: World): Words {
  const point = findPoint(id, world);
  const rule = world.pack.scores[of ?? ""]?.points[point?.rule ?? ""];
  if (point === undefined || rule === undefined) return same(id);
  const value = `${point.value > 0 ? "+" : "−"}${Math.abs(point.value)}`;
  return { zh: `${rule.text.zh} ${value}`, en: `${rule.text.en} ${value}` };
}

/** What a rhythm, a stretch or an item of a checklist says by itself, whatever the city. */
export function ownWords(kind: "cadence" | "period" | "checklist", value: FieldValue): Words {
  if (kind === "checklist") return checkWords(value as CheckItem);
  if (kind === "period") return periodWords(String(value));
  return isRhythm(value) ? rhythmWords(value) : same(String(value));
}

function periodWords(name: string): Words {
  const span = parseSpan(name);
  return span === undefined ? same(name) : spanWords(span);
}

/** One line of a checklist: the question and its answer. */
function checkWords({ ask, ok, number, note }: CheckItem): Words {
  const [zh, en] = ok === undefined ? ["未填", "open"] : ok ? ["是", "yes"] : ["否", "no"];
  const more = [number, note].filter((part) => part !== undefined).map((part) => ` ${part}`);
  return { zh: `${ask}：${zh}${more.join("")}`, en: `${ask}: ${en}${more.join("")}` };
}

function entryWords(id: string, world: World): Words {
  const entry = world.entries?.get(id);
  if (entry === undefined) return same(id);
  const register = world.pack.registers[entry.register];
  return register === undefined ? same(id) : entryTitle(entry, register, world);
}

function limitWords(text: string, world: World): Words {
  const limit = parseLimit(text);
  if (!limit.ok) return same(text);
  if (isFixed(limit.value)) return endWords(limit.value.until, world.calendar(null));
  return amountWords(limit.value.n, limit.value.unit);
}

/** From the county down: 市中区上河街街道 and the address. */
export function areaName(code: string, { areas }: Pick<World, "areas">): string {
  const below = areas.path(code).filter(({ level }) => level !== "city");
  const names = below.map(({ name }) => name).reverse();
  return names.join("") || (areas.get(code)?.name ?? code);
}

function placeWords(place: Place, world: World): Words {
  return same([areaName(place.area, world), place.address].filter(Boolean).join(" "));
}

function contactWords({ name, phone, address }: Contact): Words {
  const parts = [name, phone, address].filter((part) => part !== undefined);
  return { zh: parts.join("，"), en: parts.join(", ") };
}

function same(text: string): Words {
  return { zh: text, en: text };
}

/** What people call an entry; its key where it has no such words. */
export function entryTitle(
  { fields, key, stream }: Pick<EntryState, "fields" | "key" | "stream">,
  register: Pick<RegisterNode, "key" | "fields">,
  world: World,
): Words {
  const field = titleField(register);
  const words = field && fieldWords(field, fields[field.name], world);
  if (words !== undefined && words.zh !== "") return words;
  return { zh: key ?? stream, en: key ?? stream };
}
