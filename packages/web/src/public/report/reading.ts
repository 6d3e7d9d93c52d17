import type { FieldValue, FieldValues, Language } from "@xinlian/kernel";
import type { CountyProps, InputFault, InputValues, ReportField } from "../props.ts";
import { keptFiles } from "./kept-file.ts";
import { reportWords } from "./words.ts";

/** Longest text taken, in characters; what a phone shows on ten screens. */
const MOST = 2000;
const MOST_LINE = 100;

/** What was posted, read: either every field's value or what is wrong, in the page's words. */
export interface ReportReading {
  /** By field name; empty optional fields are left out. Complete only when there are no faults. */
  readonly form: FieldValues;
  readonly faults: readonly InputFault[];
}

type Read = { readonly value: FieldValue | undefined } | { readonly fault: string };

/**
 * Reads the report form's inputs. Pure.
 * @param city area code used when a place names no township (the city decides)
 */
export function readReport(
  fields: readonly ReportField[],
  values: InputValues,
  places: { readonly city: string; readonly counties: readonly CountyProps[] },
  language: Language,
): ReportReading {
  const form: Record<string, FieldValue> = {};
  const faults: InputFault[] = [];
  for (const field of fields) {
    const read = readField(field, values, places, language);
    if ("fault" in read) faults.push({ field: field.name, text: read.fault });
    else if (read.value !== undefined) form[field.name] = read.value;
  }
  return { form, faults };
}

type Places = { readonly city: string; readonly counties: readonly CountyProps[] };

function readField(
  field: ReportField,
  values: InputValues,
  places: Places,
  language: Language,
): Read {
  switch (field.kind) {
    case "text":
      return readText(field, values[field.name] ?? "", language);
    case "place":
      return readPlace(field, values, places, language);
    case "contact":
      return readContact(field, values, language);
    case "choice":
      return readChoice(field, values[field.name] ?? "", language);
    case "yes":
      return { value: values[field.name] === "yes" ? true : undefined };
    case "file":
      return readFiles(field, values, language);
  }
}

function readFiles(field: ReportField, values: InputValues, language: Language): Read {
  const words = reportWords[language];
  const most = field.most ?? 1;
  const files = keptFiles(field.name, values).map(({ file }) => file);
  if (files.length > most) return { fault: words.tooManyPhotos(most, files.length) };
  if (files.length === 0)
    return field.optional ? { value: undefined } : { fault: words.empty(field.label) };
  return { value: most === 1 ? (files[0] as FieldValue) : files };
}

function readText(field: ReportField, typed: string, language: Language): Read {
  const words = reportWords[language];
  const text = typed.replaceAll("\r\n", "\n").trim();
  if (text === "")
    return field.optional ? { value: undefined } : { fault: words.empty(field.label) };
  const length = [...text].length;
  return length > MOST ? { fault: words.tooLong(field.label, MOST, length) } : { value: text };
}

function readPlace(
  field: ReportField,
  values: InputValues,
  places: Places,
  language: Language,
): Read {
  const words = reportWords[language];
  const part = (name: string) => (values[`${field.name}.${name}`] ?? "").trim();
  const [area, address, lng, lat] = [part("area"), part("address"), part("lng"), part("lat")];
  const pointed = lng !== "" || lat !== "";
  if (area === "" && address === "" && !pointed) {
    return field.optional ? { value: undefined } : { fault: words.noPlace };
  }
  const known = places.counties.some(
    (c) => c.code === area || c.townships.some((t) => t.code === area),
  );
  if (area !== "" && !known) return { fault: words.unknownArea };
  const length = [...address].length;
  if (length > MOST_LINE) return { fault: words.tooLong(words.address, MOST_LINE, length) };
  if (pointed && !(isDegree(lng, 180) && isDegree(lat, 90))) return { fault: words.badPoint };
  const point = pointed ? { lng: Number(lng), lat: Number(lat) } : {};
  return { value: { area: area || places.city, ...(address ? { address } : {}), ...point } };
}

function isDegree(typed: string, most: number): boolean {
  return /^-?\d{1,3}(\.\d+)?$/.test(typed) && Math.abs(Number(typed)) <= most;
}

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}$/;

/** A number as people write it: full-width digits, spaces, dashes and the country code are theirs to choose. */
function plainPhone(typed: string): string {
  const joined = typed
    .normalize("NFKC")
    .replace(/[\s()]/g, "")
    .replace(/^(\+|00)86/, "");
  return /^1[\d-]+$/.test(joined) ? joined.replaceAll("-", "") : joined;
}

function readContact(field: ReportField, values: InputValues, language: Language): Read {
  const words = reportWords[language];
  const name = (values[`${field.name}.name`] ?? "").trim();
  const phone = plainPhone(values[`${field.name}.phone`] ?? "");
  if (phone === "" && !field.optional) return { fault: words.noPhone };
  if ([...name].length > MOST_LINE)
    return { fault: words.tooLong(words.callName, MOST_LINE, [...name].length) };
  if (phone !== "" && !MOBILE.test(phone) && !LANDLINE.test(phone)) {
    const digits = phone.replace(/\D/g, "").length;
    return {
      fault: phone.startsWith("1") && digits !== 11 ? words.phoneDigits(digits) : words.phoneShape,
    };
  }
  if (phone === "" && name === "") return { value: undefined };
  return { value: { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } };
}

function readChoice(field: ReportField, value: string, language: Language): Read {
  if (value === "" && field.optional) return { value: undefined };
  const known = (field.options ?? []).some((option) => option.value === value);
  return known ? { value } : { fault: reportWords[language].notAnOption(field.label) };
}
