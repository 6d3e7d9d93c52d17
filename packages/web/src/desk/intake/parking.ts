import type { FieldValue } from "@xinlian/kernel";
import type { Value } from "@xinlian/wire";
import { typed } from "../form/draft.ts";

/** What stands in the fields of a form, by their names. */
export type Values = Readonly<Record<string, Value>>;

/** An action taken with the registration itself: answered at once, passed on, merged. */
export interface Along {
  readonly verb: string;
  readonly values: Values;
  /** Sent under this key; sending again does it once. */
  readonly key: string;
}

/** A matter that was registered: enough to read out and to open. */
export interface Registered {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly lead: string | null;
  readonly due: string | null;
  /** The pack's own sentence for whoever called, filled in. */
  readonly says: string;
  /** What was typed after the line broke did not go along: the server had the earlier text already. */
  readonly earlier: boolean;
}

/** One matter of a call. */
export interface Matter {
  /** Names it on the table. */
  readonly id: string;
  /** Registered under this key; sending again does it once. A refused one is corrected under a new key. */
  readonly key: string;
  /** `pack/type/action` */
  readonly opening: string;
  readonly values: Values;
  readonly along: Along | null;
  /** What was sent and never answered, as JSON: one of these may have been done. */
  readonly sent: readonly string[];
  readonly done: Registered | null;
}

/** The telephone call behind a sheet, as far as the exchange told. */
export interface Line {
  readonly call: string;
  /** Masked. */
  readonly from: string | null;
  readonly case: string | null;
  readonly answered: number | null;
  readonly ended: number | null;
}

/** One caller's sheet: all that is registered in one call. */
export interface Sheet {
  readonly key: string;
  readonly began: number;
  readonly parkedAt: number | null;
  readonly line: Line | null;
  readonly matters: readonly Matter[];
  /** Which matter lies on top. */
  readonly at: number;
}

/** The sheets of one call-taker: one on the table, the rest parked in the order they were put aside. */
export interface Table {
  readonly open: Sheet;
  readonly parked: readonly Sheet[];
  /** Calls that had their sheet, newest last: told again, they get no other. */
  readonly heard?: readonly string[];
}

/** Keys and moments come from outside, so that what follows is plain. */
export interface Fresh {
  readonly key: () => string;
  readonly now: () => number;
}

export const BROWSER: Fresh = { key: () => crypto.randomUUID(), now: () => Date.now() };

export function newMatter(opening: string, fresh: Fresh, values: Values = {}): Matter {
  return {
    id: fresh.key(),
    key: fresh.key(),
    opening,
    values,
    along: null,
    sent: [],
    done: null,
  };
}

export function newSheet(opening: string, fresh: Fresh, line: Line | null = null): Sheet {
  return {
    key: fresh.key(),
    began: fresh.now(),
    parkedAt: null,
    line,
    matters: [newMatter(opening, fresh)],
    at: 0,
  };
}

/** The matter on top. */
export function topOf(sheet: Sheet): Matter {
  return (sheet.matters[sheet.at] ?? sheet.matters[0]) as Matter;
}

/** Is there anything on it that would be missed? */
export function isWritten(sheet: Sheet): boolean {
  return sheet.matters.some((matter) => matter.done === null && hasText(matter));
}

/** The sheet without the matters on which nothing is written, when others are. */
export function withoutBlanks(sheet: Sheet): Sheet {
  const matters = sheet.matters.filter((matter) => matter.done !== null || hasText(matter));
  return matters.length === 0
    ? sheet
    : { ...sheet, matters, at: Math.min(sheet.at, matters.length - 1) };
}

/** Everything on it is registered. */
export function isFinished(sheet: Sheet): boolean {
  return sheet.matters.every((matter) => matter.done !== null);
}

function hasText(matter: Matter): boolean {
  return (
    typed(matter.values as Readonly<Record<string, FieldValue>>) ||
    matter.along !== null ||
    matter.sent.length > 0
  );
}

/** A second call: the sheet on the table is parked whole and an empty one taken. A blank or finished sheet is not kept. */
export function park(table: Table, fresh: Sheet, now: number): Table {
  if (!isWritten(table.open)) return { ...table, open: fresh };
  return { ...table, open: fresh, parked: [...table.parked, { ...table.open, parkedAt: now }] };
}

/** Takes a parked sheet back; the one on the table is parked in turn unless there is nothing to lose. */
export function takeBack(table: Table, key: string, now: number): Table {
  const sheet = table.parked.find((each) => each.key === key);
  if (!sheet) return table;
  const rest = table.parked.filter((each) => each.key !== key);
  const kept = isWritten(table.open) ? [{ ...table.open, parkedAt: now }] : [];
  return { ...table, open: { ...sheet, parkedAt: null }, parked: [...rest, ...kept] };
}

/** Throws a parked sheet away. */
export function dropped(table: Table, key: string): Table {
  return { ...table, parked: table.parked.filter((each) => each.key !== key) };
}

/** Changes the sheet on the table. */
export function onSheet(table: Table, change: (sheet: Sheet) => Sheet): Table {
  return { ...table, open: change(table.open) };
}

/** Changes one matter, wherever its sheet lies: what is being sent may be parked meanwhile. */
export function onMatter(table: Table, id: string, change: (matter: Matter) => Matter): Table {
  const inSheet = (sheet: Sheet): Sheet =>
    sheet.matters.some((matter) => matter.id === id)
      ? {
          ...sheet,
          matters: sheet.matters.map((matter) => (matter.id === id ? change(matter) : matter)),
        }
      : sheet;
  return { ...table, open: inSheet(table.open), parked: table.parked.map(inSheet) };
}

/** One matter more of the same caller, on top. */
export function addMatter(sheet: Sheet, matter: Matter): Sheet {
  return { ...sheet, matters: [...sheet.matters, matter], at: sheet.matters.length };
}

/** Takes a matter off the sheet; the last one leaves a blank in its place. */
export function dropMatter(sheet: Sheet, id: string, blank: Matter): Sheet {
  const matters = sheet.matters.filter((matter) => matter.id !== id);
  if (matters.length === 0) return { ...sheet, matters: [blank], at: 0 };
  return { ...sheet, matters, at: Math.min(sheet.at, matters.length - 1) };
}

/** Brings another matter on top. */
export function turnTo(sheet: Sheet, at: number): Sheet {
  return at >= 0 && at < sheet.matters.length ? { ...sheet, at } : sheet;
}
