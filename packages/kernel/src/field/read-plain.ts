import { isRhythm, RHYTHMS } from "../cadence/rhythm.ts";
import { parseSpan } from "../cadence/span.ts";
import { parseDay } from "../calendar/day.ts";
import { parseMoment } from "../calendar/moment.ts";
import { formatLimit, isFixed, parseLimit } from "../deadline/limit.ts";
import { ok, spoken } from "../fault/index.ts";
import { FIELD_BOUNDS } from "./bounds.ts";
import { type ReadOne, wrong } from "./reading.ts";

/** Tabs and line ends may stand in a text; other control characters hide what it says. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const TEXT = { zh: "一段文字", en: "text" };

export const readText: ReadOne = (raw, reading) => {
  if (typeof raw !== "string") return wrong("field-shape", raw, reading, spoken("wanted", TEXT));
  const text = raw.replaceAll("\r\n", "\n").trim();
  const hidden = HIDDEN.exec(text);
  if (hidden !== null) {
    const mark = `U+${hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    const at = [...text.slice(0, hidden.index)].length + 1;
    return wrong("field-text-control", raw, reading, { mark, at });
  }
  const length = [...text].length;
  const most = FIELD_BOUNDS.text;
  return length > most ? wrong("field-text-long", raw, reading, { length, most }) : ok(text);
};

/** Digits may come full-width from an input method. */
function toNumber(raw: unknown): number {
  if (typeof raw === "number") return raw;
  const text = typeof raw === "string" ? raw.normalize("NFKC").trim() : "";
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export const readNumber: ReadOne = (raw, reading) => {
  const number = toNumber(raw);
  return Number.isFinite(number) ? ok(number) : wrong("field-number", raw, reading);
};

export const readWhole: ReadOne = (raw, reading) => {
  const number = toNumber(raw);
  return Number.isSafeInteger(number) ? ok(number) : wrong("field-whole", raw, reading);
};

export const readYes: ReadOne = (raw, reading) => {
  if (raw === true || raw === "true" || raw === "yes" || raw === "是") return ok(true);
  if (raw === false || raw === "false" || raw === "no" || raw === "否") return ok(false);
  return wrong("field-yes", raw, reading);
};

export const readDate: ReadOne = (raw, reading) => {
  const day = typeof raw === "string" ? parseDay(raw.trim()) : undefined;
  return day?.ok ? ok(day.value) : wrong("field-date", raw, reading);
};

/** Milliseconds since the epoch, or a text with or without an offset. */
export const readTime: ReadOne = (raw, reading) => {
  if (typeof raw === "number" && Number.isSafeInteger(raw) && Math.abs(raw) < 8.64e15)
    return ok(raw);
  const calendar = reading.world.calendar(null);
  const moment = typeof raw === "string" ? parseMoment(raw.trim(), calendar) : undefined;
  return moment?.ok ? ok(moment.value) : wrong("field-time", raw, reading);
};

export const readLimit: ReadOne = (raw, reading) => {
  const limit = typeof raw === "string" ? parseLimit(raw.normalize("NFKC").trim()) : undefined;
  if (!limit?.ok || isFixed(limit.value)) return wrong("field-limit", raw, reading);
  return ok(formatLimit(limit.value));
};

export const readChoice: ReadOne = (raw, reading) => {
  const values = reading.pack.choices[reading.field?.of ?? ""]?.values ?? {};
  if (typeof raw === "string" && Object.hasOwn(values, raw)) return ok(raw);
  return wrong("field-choice", raw, reading, { allowed: Object.keys(values).join(", ") });
};

export const readCadence: ReadOne = (raw, reading) => {
  if (isRhythm(raw)) return ok(raw);
  return wrong("field-choice", raw, reading, { allowed: RHYTHMS.join(", ") });
};

/** The name of a stretch by the calendar. */
export const readPeriod: ReadOne = (raw, reading) => {
  const span = typeof raw === "string" ? parseSpan(raw.trim()) : undefined;
  return span === undefined ? wrong("field-period", raw, reading) : ok(span.name);
};
