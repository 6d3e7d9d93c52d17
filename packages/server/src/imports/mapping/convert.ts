import {
  type Fault,
  type FieldNode,
  fault,
  formatMoment,
  ok,
  type Pack,
  parseMoment,
  type Result,
  refuse,
} from "@xinlian/kernel";
import type { Cell } from "../rows/source-row.ts";
import type { RawValue } from "../target.ts";
import { shownValue } from "./cell-text.ts";
import type { ColumnRule } from "./mapping.ts";
import { dayText, momentText, readByFormat, readDateCell, type Written } from "./moment-format.ts";

/** Formats when the mapping names none. */
const DAY_FORMATS = ["YYYY-MM-DD"];
const TIME_FORMATS = [
  "YYYY-MM-DD HH:mm:ss",
  "YYYY-MM-DD HH:mm",
  "YYYY-MM-DDTHH:mm:ss",
  "YYYY-MM-DD",
];

export interface Converting {
  readonly field: FieldNode | undefined;
  readonly choices: Pack["choices"];
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** A cell → what the form would send for its field. `cell` is the only one of a rule without `join`. */
export function convert(
  text: string,
  cell: Cell | undefined,
  rule: ColumnRule,
  how: Converting,
): Result<RawValue> {
  if (rule.choices !== null) return byChoices(text, rule.choices, how);
  const kind = how.field?.kind;
  if (kind === "date") {
    const written = readWritten(text, cell, rule.formats, DAY_FORMATS);
    return written.ok
      ? ok(dayText(written.value))
      : bad("import-cell-date", text, written.expected, how);
  }
  if (kind === "time") {
    const moment = readMoment(text, cell, rule.formats, how.offset);
    if (typeof moment !== "number") return bad("import-cell-time", text, moment.expected, how);
    return ok(formatMoment(moment as Parameters<typeof formatMoment>[0], { offset: how.offset }));
  }
  if (kind === "choice") return ok(choiceName(text, how));
  if (kind === "number" || kind === "whole") return ok(text.replace(/(?<=\d)[,，](?=\d{3})/gu, ""));
  return ok(text);
}

/** The moment (ms) that a cell names, in the city's time; else the formats that would have done. */
export function readMoment(
  text: string,
  cell: Cell | undefined,
  formats: readonly string[],
  offset: number,
): number | { readonly expected: string } {
  const written = readWritten(text, cell, formats, TIME_FORMATS);
  if (!written.ok) {
    const iso = formats.length === 0 ? parseMoment(text, { offset }) : null;
    return iso?.ok ? iso.value : { expected: written.expected };
  }
  const moment = parseMoment(momentText(written.value), { offset });
  return moment.ok ? moment.value : { expected: TIME_FORMATS[0] ?? "" };
}

type Read =
  | { readonly ok: true; readonly value: Written }
  | { readonly ok: false; readonly expected: string };

function readWritten(
  text: string,
  cell: Cell | undefined,
  formats: readonly string[],
  usual: readonly string[],
): Read {
  if (cell instanceof Date) {
    const written = readDateCell(cell);
    if (written !== null) return { ok: true, value: written };
  }
  const allowed = formats.length > 0 ? formats : usual;
  const plain = text.normalize("NFKC");
  for (const format of allowed) {
    const written = readByFormat(plain, format.normalize("NFKC"));
    if (written !== null) return { ok: true, value: written };
  }
  return { ok: false, expected: formats.length > 0 ? formats.join(" / ") : (usual[0] ?? "") };
}

function byChoices(
  text: string,
  choices: NonNullable<ColumnRule["choices"]>,
  how: Converting,
): Result<RawValue> {
  const value = choices.get(text);
  if (value !== undefined) return ok(value);
  return refuse("import-cell-choice", {
    value: hidden(text, how),
    allowed: [...choices.keys()].join(", ").slice(0, 400),
  });
}

/** A choice may also be written by its words in either language; what is neither is left for the form to refuse. */
function choiceName(text: string, { field, choices }: Converting): string {
  const values = choices[field?.of ?? ""]?.values ?? {};
  if (Object.hasOwn(values, text)) return text;
  const named = Object.entries(values).find(([, words]) => words.zh === text || words.en === text);
  return named?.[0] ?? text;
}

function bad(
  code: "import-cell-date" | "import-cell-time",
  text: string,
  expected: string,
  how: Converting,
): Result<never> {
  return refuse(code, { value: hidden(text, how), expected });
}

/** The value as a message may name it: never that of a sealed field. */
function hidden(text: string, { field }: Pick<Converting, "field">): string {
  return field?.seal === undefined ? shownValue(text) : "…";
}

export function emptyCell(): Fault {
  return fault("import-cell-empty");
}
