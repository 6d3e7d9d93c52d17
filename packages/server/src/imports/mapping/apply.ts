import { type Fault, fault } from "@xinlian/kernel";
import type { Cell, SourceRow } from "../rows/source-row.ts";
import type { ImportRow, RawValue } from "../target.ts";
import { cellText, shownValue } from "./cell-text.ts";
import type { CheckedMapping } from "./check.ts";
import { commandId } from "./command-id.ts";
import { type Converting, convert, emptyCell, readMoment } from "./convert.ts";
import { columnsOf, type Rule } from "./mapping.ts";

/** A cell that keeps its row from entering; `column` null = the row as a whole. */
export interface BadCell {
  readonly row: number;
  readonly column: string | null;
  readonly fault: Fault;
}

export interface Applying {
  /** Opened in the past, without clocks. */
  readonly historic: boolean;
  readonly actor: string;
  /** Minutes east of UTC. */
  readonly offset: number;
  /** ms; nothing can have happened later. */
  readonly now: number;
}

/** One row of a file → one row to be opened, or every cell that keeps it from being one. */
export function applyMapping(
  source: SourceRow,
  mapping: CheckedMapping,
  applying: Applying,
): { readonly row: ImportRow } | { readonly bad: readonly BadCell[] } {
  const bad: BadCell[] = [];
  const say = (column: string | null, why: Fault) =>
    bad.push({ row: source.row, column, fault: why });
  const key = cellText(source.cells.get(mapping.key));
  if (key === "") say(mapping.key, emptyCell());
  const openedAt = readOccurred(source, mapping, applying, say);
  const form: Record<string, RawValue> = {};
  for (const [field, rule] of mapping.fields) {
    const how = {
      field: mapping.node.fields[field],
      choices: mapping.choices,
      offset: applying.offset,
    };
    const value = fieldValue(rule, source, how, say);
    if (value !== undefined) form[field] = value;
  }
  for (const { field, optional } of mapping.opening.form) {
    const rule = mapping.fields.get(field);
    const empty = rule !== undefined && !optional && form[field] === undefined;
    if (!empty || mapping.node.fields[field]?.kind === "yes") continue;
    const columns = columnsOf(rule);
    if (!bad.some((cell) => columns.includes(cell.column ?? "")))
      say(columns.join("+") || null, emptyCell());
  }
  if (bad.length > 0) return { bad };
  const { name, pack, type, action } = mapping;
  const { historic, actor } = applying;
  return {
    row: {
      commandId: commandId(name, key),
      source: name,
      key,
      pack,
      type,
      action,
      form,
      openedAt: historic ? openedAt : null,
      historic,
      actor,
    },
  };
}

type Say = (column: string | null, why: Fault) => void;

function readOccurred(
  source: SourceRow,
  { occurred }: CheckedMapping,
  { offset, now }: Applying,
  say: Say,
): number | null {
  if (occurred === null) return null;
  const text = joined(source, occurred.columns, occurred.between);
  const column = occurred.columns.join("+");
  if (text === "") {
    say(column, emptyCell());
    return null;
  }
  const moment = readMoment(text, onlyCell(source, occurred.columns), occurred.formats, offset);
  if (typeof moment !== "number") {
    // The moment says a day even where no hour is asked for, so it is called a date.
    const timed = /[Hm]/u.test(moment.expected);
    const code = timed ? "import-cell-time" : "import-cell-date";
    say(column, fault(code, { value: shownValue(text), expected: moment.expected }));
    return null;
  }
  if (moment > now) say(column, fault("import-cell-future", { value: shownValue(text) }));
  return moment;
}

/** What the form is sent for one field; undefined = nothing. */
function fieldValue(
  rule: Rule,
  source: SourceRow,
  how: Converting,
  say: Say,
): RawValue | undefined {
  switch (rule.from) {
    case "constant":
      return rule.value;
    case "parts":
      return parts(rule.parts, source, how, say);
    case "columns": {
      const text = joined(source, rule.columns, rule.between);
      if (text === "") return rule.fallback ?? undefined;
      const items =
        rule.split === null ? [text] : text.split(rule.split).map((item) => item.trim());
      const values: RawValue[] = [];
      for (const item of items.filter((one) => one !== "")) {
        const value = convert(item, onlyCell(source, rule.columns), rule, how);
        if (value.ok) values.push(value.value);
        else say(rule.columns.join("+"), value.fault);
      }
      return rule.split === null ? values[0] : values;
    }
  }
}

/** Constant parts alone say nothing of this row: then the whole is empty. */
function parts(
  rules: ReadonlyMap<string, Rule>,
  source: SourceRow,
  how: Converting,
  say: Say,
): RawValue | undefined {
  const values: Record<string, RawValue> = {};
  let own = [...rules.values()].every((rule) => rule.from === "constant");
  for (const [name, rule] of rules) {
    const value = fieldValue(rule, source, how, say);
    if (value === undefined) continue;
    values[name] = value;
    own ||= rule.from !== "constant";
  }
  return own ? values : undefined;
}

function joined(source: SourceRow, columns: readonly string[], between: string): string {
  return columns
    .map((column) => cellText(source.cells.get(column)))
    .filter((text) => text !== "")
    .join(between);
}

function onlyCell(source: SourceRow, columns: readonly string[]): Cell | undefined {
  const [first, second] = columns;
  return first === undefined || second !== undefined ? undefined : source.cells.get(first);
}
