/** A civil date and time as written; `month` 1–12. */
export interface Written {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

interface Token {
  readonly part: keyof Written;
  readonly least: number;
  readonly most: number;
}

const TOKENS: Readonly<Record<string, Token>> = {
  YYYY: { part: "year", least: 4, most: 4 },
  MM: { part: "month", least: 2, most: 2 },
  M: { part: "month", least: 1, most: 2 },
  DD: { part: "day", least: 2, most: 2 },
  D: { part: "day", least: 1, most: 2 },
  HH: { part: "hour", least: 2, most: 2 },
  H: { part: "hour", least: 1, most: 2 },
  mm: { part: "minute", least: 2, most: 2 },
  ss: { part: "second", least: 2, most: 2 },
};
const PIECE = /YYYY|MM?|DD?|HH?|mm|ss|[^YMDHms]+|./gu;
const NOTHING: Written = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** Every letter that a format may be made of, for messages. */
export const FORMAT_WORDS = "YYYY MM M DD D HH H mm ss";

/** Whether a format names a year, a month and a day, each part once, and nothing unknown. */
export function isFormat(format: string): boolean {
  const pieces = format.match(PIECE) ?? [];
  const parts = pieces.flatMap((piece) => TOKENS[piece]?.part ?? []);
  const strange = pieces.some((piece) => TOKENS[piece] === undefined && /[YMDHms]/u.test(piece));
  const needed = (["year", "month", "day"] as const).every((part) => parts.includes(part));
  return needed && !strange && new Set(parts).size === parts.length && format.length <= 40;
}

/** Reads a text by a format such as `YYYY-MM-DD HH:mm`; null when it does not fit or the calendar has no such day. */
export function readByFormat(text: string, format: string): Written | null {
  const found: Record<keyof Written, number> = { ...NOTHING };
  let at = 0;
  for (const piece of format.match(PIECE) ?? []) {
    const token = TOKENS[piece];
    if (token === undefined) {
      if (!text.startsWith(piece, at)) return null;
      at += piece.length;
      continue;
    }
    let to = at;
    while (to - at < token.most && isDigit(text.charAt(to))) to += 1;
    if (to - at < token.least) return null;
    found[token.part] = Number(text.slice(at, to));
    at = to;
  }
  return at === text.length && exists(found) ? found : null;
}

/** A spreadsheet's date, which it keeps as civil time. */
export function readDateCell(cell: Date): Written | null {
  if (Number.isNaN(cell.getTime())) return null;
  const [year, month, day] = [cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate()];
  const [hour, minute] = [cell.getUTCHours(), cell.getUTCMinutes()];
  const written = { year, month, day, hour, minute, second: cell.getUTCSeconds() };
  return exists(written) ? written : null;
}

function exists({ year, month, day, hour, minute, second }: Written): boolean {
  const inTime = hour <= 23 && minute <= 59 && second <= 59;
  const length = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  return inTime && year >= 1900 && year <= 2999 && day >= 1 && day <= length;
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

/** `YYYY-MM-DD`. */
export function dayText({ year, month, day }: Written): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `YYYY-MM-DDTHH:mm:ss`, civil time without an offset. */
export function momentText(written: Written): string {
  return `${dayText(written)}T${two(written.hour)}:${two(written.minute)}:${two(written.second)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
