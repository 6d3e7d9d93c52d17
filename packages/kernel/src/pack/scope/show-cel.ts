import { isRhythm, rhythmWords } from "../../cadence/rhythm.ts";
import { spanWords } from "../../cadence/span.ts";
import type { World } from "../../case/world.ts";
import { amountWords, isFixed } from "../../deadline/limit.ts";
import { dayWords, endWords, momentWords } from "../../field/day-words.ts";
import { entryTitle } from "../../field/words.ts";
import type { Words } from "../../words/index.ts";
import { Sight } from "../cel/sight.ts";
import type { CelType } from "../cel/type.ts";
import { CelDate, CelLimit, CelTime } from "../cel/value.ts";
import { spanOf } from "./period-table.ts";

const NOTHING: Words = { zh: "", en: "" };

/** A value of an expression in the words people read; nothing of what may only be handed on. */
export function showCel(type: CelType, value: unknown, world: World): Words {
  if (value === null || value === undefined) return NOTHING;
  if (Array.isArray(value) && type.is === "list") {
    const all = value.map((item) => showCel(type.of, item, world));
    return { zh: all.map(({ zh }) => zh).join("、"), en: all.map(({ en }) => en).join(", ") };
  }
  if (value instanceof CelDate) return dayWords(value.day);
  if (value instanceof CelTime) {
    return value.ends ? endWords(value.at, value.calendar) : momentWords(value.at, value.calendar);
  }
  if (value instanceof CelLimit) {
    const { limit } = value;
    return isFixed(limit)
      ? endWords(limit.until, world.calendar(null))
      : amountWords(limit.n, limit.unit);
  }
  if (value instanceof Sight) return showSight(type, value, world);
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (type.is === "string" && type.choice === "cadence" && isRhythm(value)) {
    return rhythmWords(value);
  }
  if (type.is === "string" && type.choice !== undefined) {
    return world.pack.choices[type.choice]?.values[String(value)] ?? same(value);
  }
  return typeof value === "object" ? NOTHING : same(value);
}

function showSight(type: CelType, sight: Sight, world: World): Words {
  if (type.is !== "sight") return NOTHING;
  const { id } = sight.of as { id?: string };
  if (type.name === "unit" && id !== undefined) return world.directory.unit(id)?.text ?? same(id);
  if (type.name === "place") return showSight({ ...type, name: "area" }, sight, world);
  if (type.name === "area" && id !== undefined) return same(world.areas.get(id)?.name ?? id);
  if (type.name === "person" && id !== undefined)
    return same(world.directory.person(id)?.name ?? id);
  if (type.name === "period") return spanWordsOf(sight);
  if (type.name.startsWith("check ")) return same(sight.get("ask") ?? "");
  if (type.name.startsWith("register ")) return showEntry(id ?? "", world);
  return type.name.startsWith("case") ? same(sight.get("number") ?? "") : NOTHING;
}

function spanWordsOf(sight: Sight): Words {
  const span = spanOf(sight);
  return span === undefined ? NOTHING : spanWords(span);
}

function showEntry(id: string, world: World): Words {
  const entry = world.entries?.get(id);
  if (entry === undefined) return NOTHING;
  const register = world.pack.registers[entry.register];
  return register === undefined ? NOTHING : entryTitle(entry, register, world);
}

function same(value: unknown): Words {
  return { zh: String(value), en: String(value) };
}
