import { ok, type Result } from "../fault/index.ts";
import { FIELD_BOUNDS } from "./bounds.ts";
import { normalPhone } from "./phone.ts";
import { readText } from "./read-plain.ts";
import { isBlank, isRecord, type Reading, type ReadOne, wrong } from "./reading.ts";
import type { Contact, Place } from "./value.ts";

export const readArea: ReadOne = (raw, reading) => {
  const code = typeof raw === "number" ? String(raw) : raw;
  if (typeof code === "string" && reading.world.areas.get(code) !== undefined) return ok(code);
  return wrong("field-area", raw, reading);
};

/** `{area, address?, lng?, lat?}`: a known area, and as much more as is known. Degrees are WGS84. */
export const readPlace: ReadOne = (raw, reading) => {
  if (!isRecord(raw))
    return wrong("field-shape", raw, reading, { wanted: "{area, address, lng, lat}" });
  const stray = Object.keys(raw).find((key) => !["area", "address", "lng", "lat"].includes(key));
  if (stray !== undefined)
    return wrong("field-shape", raw, reading, { wanted: "{area, address, lng, lat}" });
  if (isBlank(raw.area)) return wrong("field-area", "", reading);
  const area = readArea(raw.area, reading);
  if (!area.ok) return area;
  const address = line(raw.address, reading);
  if (!address.ok) return address;
  const point = readPoint(raw, reading);
  if (!point.ok) return point;
  const place: Place = {
    area: String(area.value),
    ...(address.value !== undefined && { address: address.value }),
    ...point.value,
  };
  return ok(place);
};

function readPoint(
  { lng, lat }: Record<string, unknown>,
  reading: Reading,
): Result<{ lng: number; lat: number } | undefined> {
  if (isBlank(lng) && isBlank(lat)) return ok(undefined);
  const [x, y] = [degrees(lng), degrees(lat)];
  const there = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return there ? ok({ lng: x, lat: y }) : wrong("field-point", `${lng}, ${lat}`, reading);
}

function degrees(raw: unknown): number {
  if (typeof raw === "number") return raw;
  return typeof raw === "string" && /^-?\d{1,3}(\.\d{1,15})?$/.test(raw.trim())
    ? Number(raw)
    : Number.NaN;
}

/** `{name?, phone?, address?}`, or a phone alone; the phone in its one form. */
export const readContact: ReadOne = (raw, reading) => {
  const given = typeof raw === "string" ? { phone: raw } : raw;
  if (!isRecord(given)) return wrong("field-contact", raw, reading);
  const stray = Object.keys(given).find((key) => !["name", "phone", "address"].includes(key));
  if (stray !== undefined) return wrong("field-contact", raw, reading);
  const name = line(given.name, reading);
  if (!name.ok) return name;
  const address = line(given.address, reading);
  if (!address.ok) return address;
  const phone = isBlank(given.phone) ? undefined : normalPhone(String(given.phone));
  if (phone === null) return wrong("field-phone", raw, reading);
  if (phone === undefined && address.value === undefined)
    return wrong("field-contact", raw, reading);
  const contact: Contact = {
    ...(name.value !== undefined && { name: name.value }),
    ...(phone !== undefined && { phone }),
    ...(address.value !== undefined && { address: address.value }),
  };
  return ok(contact);
};

/** One short line of text, or nothing. */
function line(raw: unknown, reading: Reading): Result<string | undefined> {
  if (isBlank(raw)) return ok(undefined);
  const text = readText(raw, reading);
  if (!text.ok) return text;
  const length = [...String(text.value)].length;
  const most = FIELD_BOUNDS.line;
  if (length > most) return wrong("field-text-long", raw, reading, { length, most });
  return ok(String(text.value));
}
