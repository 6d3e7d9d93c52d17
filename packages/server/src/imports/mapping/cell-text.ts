import type { Cell } from "../rows/source-row.ts";
import { momentText, readDateCell } from "./moment-format.ts";

/** Marks that nobody sees and that a form refuses; exports of other systems are full of them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** What a cell says, as text: without invisible marks, lines kept, ends trimmed. Empty for an empty cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (cell instanceof Date) {
    const written = readDateCell(cell);
    return written === null
      ? ""
      : momentText(written)
          .replace("T", " ")
          .replace(/ 00:00:00$/u, "");
  }
  return String(cell)
    .replace(/\r\n?/gu, "\n")
    .replace(INVISIBLE, (mark) => (mark === "\n" || mark === "\t" ? mark : ""))
    .trim();
}

/** At most this much of a cell is repeated in a message. */
const SHOWN = 60;

export function shownValue(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
