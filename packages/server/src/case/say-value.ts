import type {
  CaseState,
  Contact,
  EntryState,
  FieldNode,
  FieldValue,
  FileRef,
  Moment,
  Pack,
  Place,
  Words,
} from "@xinlian/kernel";
import { amountWords, endsOn, ownWords, parseLimit, titleField } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";

const NOTHING: Words = { zh: "", en: "" };

/** Where a value is said: names of units, people, areas and choices are looked up here. */
export interface Saying {
  readonly city: Pick<CityNow, "areas" | "directory">;
  readonly pack: Pack;
  /** Cases that fields may name. */
  readonly cases: ReadonlyMap<string, Pick<CaseState, "number">>;
  /** Entries of registers that fields may name. */
  readonly entries?: ReadonlyMap<string, EntryState> | undefined;
}

/** A field's value as people read it; empty when there is none. */
export function sayValue(value: FieldValue | undefined, field: FieldNode, saying: Saying): Words {
  if (value === undefined || value === null) return NOTHING;
  if (Array.isArray(value)) {
    const each = value.map((item: FieldValue) => sayOne(item, field, saying));
    return {
      zh: each.map((words) => words.zh).join("、"),
      en: each.map((words) => words.en).join(", "),
    };
  }
  return sayOne(value as FieldValue, field, saying);
}

function sayOne(value: FieldValue, field: FieldNode, saying: Saying): Words {
  const { city, pack, cases } = saying;
  switch (field.kind) {
    case "choice":
      return pack.choices[field.of ?? ""]?.values[String(value)] ?? both(String(value));
    case "yes":
      return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "unit":
      return city.directory.unit(String(value))?.text ?? both(String(value));
    case "person":
      return both(city.directory.person(String(value))?.name ?? "");
    case "area":
      return both(areaName(String(value), city));
    case "place":
      return both(placeName(value as Place, city));
    case "contact":
      return both(contactText(value as Contact));
    case "file":
      return both((value as FileRef).name);
    case "time": {
      const { day, time } = endsOn(value as Moment, { offset: 480 });
      return both(`${day} ${time}`);
    }
    case "limit":
      return limitWords(String(value));
    case "cadence":
    case "period":
    case "checklist":
      return ownWords(field.kind, value);
    case "case": {
      const state = cases.get(String(value));
      return both(state?.number ?? "");
    }
    case "register":
      return entryName(String(value), saying);
    default:
      return both(typeof value === "object" ? JSON.stringify(value) : String(value));
  }
}

function entryName(id: string, { pack, entries }: Saying): Words {
  const entry = entries?.get(id);
  const register = entry && pack.registers[entry.register];
  if (entry === undefined || register === undefined) return NOTHING;
  const title = titleField(register);
  const name = title && entry.fields[title.name];
  return both(typeof name === "string" && title?.kind === "text" ? name : (entry.key ?? ""));
}

/** Names from the county down, as one text; the city's own name when nothing more is known. */
function areaName(code: string, city: Saying["city"]): string {
  const path = city.areas.path(code);
  if (path.length === 0) return code;
  const names = path.slice(0, -1).map((area) => area.name);
  return names.length === 0 ? (path[0]?.name ?? code) : names.reverse().join("");
}

/** The address under its area; what of the area the address says itself is not said twice. */
function addressIn(code: string, address: string, city: Saying["city"]): string {
  const names = city.areas
    .path(code)
    .slice(0, -1)
    .map((area) => area.name)
    .reverse();
  const said = names.findIndex((_, at) => address.startsWith(names.slice(at).join("")));
  return said < 0
    ? `${areaName(code, city)} ${address}`
    : `${names.slice(0, said).join("")}${address}`;
}

function placeName(place: Place, city: Saying["city"]): string {
  const point =
    place.lng === undefined || place.lat === undefined
      ? ""
      : `（${place.lng.toFixed(5)}, ${place.lat.toFixed(5)}）`;
  return `${addressIn(place.area, place.address ?? "", city)}${point}`.trim();
}

function contactText(contact: Contact): string {
  return [contact.name, contact.phone, contact.address].filter(Boolean).join(" ");
}

function limitWords(text: string): Words {
  const limit = parseLimit(text);
  if (!limit.ok || "until" in limit.value) return both(text);
  return amountWords(limit.value.n, limit.value.unit);
}

function both(text: string): Words {
  return { zh: text, en: text };
}
