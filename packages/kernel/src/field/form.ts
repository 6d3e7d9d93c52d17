import { FIGURES } from "../case/entering.ts";
import { parseCells } from "../case/filing.ts";
import type { World } from "../case/world.ts";
import { type Fault, type FaultCode, fault, ok, type Result } from "../fault/index.ts";
import type { ActionNode, CaseNode, FieldKind, FieldNode, Pack } from "../pack/node.ts";
import type { Words } from "../words/index.ts";
import { FIELD_BOUNDS } from "./bounds.ts";
import { readChecklist } from "./read-checklist.ts";
import { readArea, readContact, readPlace } from "./read-place.ts";
import {
  readCadence,
  readChoice,
  readDate,
  readLimit,
  readNumber,
  readPeriod,
  readText,
  readTime,
  readWhole,
  readYes,
} from "./read-plain.ts";
import { readCase, readEntry, readFile, readPerson, readUnit } from "./read-relation.ts";
import { isBlank, isRecord, type Reading, type ReadOne, wrong } from "./reading.ts";
import type { FieldValue, FieldValues } from "./value.ts";

const READERS: Readonly<Partial<Record<FieldKind, ReadOne>>> = {
  text: readText,
  number: readNumber,
  whole: readWhole,
  yes: readYes,
  date: readDate,
  time: readTime,
  limit: readLimit,
  cadence: readCadence,
  period: readPeriod,
  checklist: readChecklist,
  choice: readChoice,
  contact: readContact,
  place: readPlace,
  area: readArea,
  unit: readUnit,
  person: readPerson,
  case: readCase,
  register: readEntry,
  file: readFile,
};

/** What the built-in `lead` is called. */
export const LEAD_WORDS: Words = { zh: "承办单位", en: "unit in charge" };

/**
 * A form as it came (JSON) → the values of the fields that the action asks (FD-1). What was left out and may be
 * stays out; what was sent empty comes as null and empties the field. Every bad field is told at once, each with
 * its name as the place, its value (never of a sealed field) and what is allowed.
 */
export function parseForm(
  action: ActionNode,
  node: CaseNode,
  pack: Pack,
  raw: unknown,
  world: World,
): Result<FieldValues> {
  const asked = action.form.map(({ field: name, optional }) => {
    return { name, optional, field: name === "lead" ? undefined : node.fields[name] };
  });
  const told = { name: "action", value: action.name, code: "field-form" } as const;
  if (action.file.length === 0 || !isRecord(raw)) return readAsked(asked, told, raw, pack, world);
  const { [FIGURES]: cells, ...rest } = raw;
  const [fields, figures] = [readAsked(asked, told, rest, pack, world), parseCells(cells, action)];
  if (!fields.ok || !figures.ok) return bothWrong(fields, figures);
  return ok({ ...fields.value, [FIGURES]: figures.value });
}

/** What is wrong with the fields and what is wrong with the numbers, told at once. */
function bothWrong(fields: Result<unknown>, figures: Result<unknown>): Result<never> {
  const faults = [fields, figures].flatMap((read) => (read.ok ? [] : [read.fault]));
  const [first] = faults;
  if (first === undefined) throw new Error("nothing is wrong");
  return { ok: false, fault: { ...first, parts: faults.flatMap(({ parts }) => parts ?? []) } };
}

/** One thing that a form asks: a field, or the built-in `lead`. */
export interface Asked {
  readonly name: string;
  readonly optional: boolean;
  readonly field: FieldNode | undefined;
}

/** How the whole form is called when something in it is wrong. */
export interface Told {
  readonly name: "action" | "register";
  readonly value: string;
  readonly code: FaultCode;
}

/** Reads everything that is asked; every bad field is told at once. */
export function readAsked(
  asked: readonly Asked[],
  told: Told,
  raw: unknown,
  pack: Pack,
  world: World,
): Result<FieldValues> {
  if (!isRecord(raw)) return { ok: false, fault: fault("field-form-shape") };
  const faults: Fault[] = [];
  const known = new Map(asked.map((item) => [item.name, item]));
  for (const name of Object.keys(raw)) {
    if (known.has(name)) continue;
    const allowed = [...known.keys()].join(", ") || "–";
    faults.push(fault("field-unknown", { action: told.value, field: name, allowed }, name));
  }
  const values: Record<string, FieldValue> = {};
  for (const item of known.values()) {
    const read = readItem(item, raw, pack, world);
    if (!read.ok) faults.push(read.fault);
    else if (read.value !== undefined) values[item.name] = read.value;
  }
  if (faults.length === 0) return ok(values);
  const form = fault(told.code, { [told.name]: told.value, count: faults.length });
  return { ok: false, fault: { ...form, parts: faults } };
}

function readItem(
  { name, optional, field }: Asked,
  raw: Readonly<Record<string, unknown>>,
  pack: Pack,
  world: World,
): Result<FieldValue | undefined> {
  const text = field?.text ?? LEAD_WORDS;
  const reading: Reading = { name, text, sealed: field?.seal !== undefined, field, pack, world };
  const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
  if (isBlank(given)) {
    if (!optional && field?.kind !== "yes") return wrong("field-empty", "", reading);
    return ok(given === undefined ? undefined : null);
  }
  if (field?.many) return readMany(given, reading);
  return readOne(given, reading);
}

function readMany(raw: unknown, reading: Reading): Result<FieldValue> {
  const items = Array.isArray(raw) ? raw : [raw];
  const most = FIELD_BOUNDS.many;
  if (items.length > most) return wrong("field-many", "", reading, { count: items.length, most });
  const values: FieldValue[] = [];
  for (const item of items) {
    if (isBlank(item)) continue;
    const read = readOne(item, reading);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return ok(values);
}

function readOne(raw: unknown, reading: Reading): Result<FieldValue> {
  const kind = reading.field?.kind ?? "unit";
  const read = READERS[kind];
  if (read === undefined) throw new Error(`no field of kind ${kind} passes the check of a pack`);
  return read(raw, reading);
}
