import type { CallView } from "@xinlian/wire";
import { type Fresh, type Line, newSheet, park, type Sheet, type Table } from "./parking.ts";

/** What a sheet keeps of its call. */
function lineOf(call: CallView): Line {
  return {
    call: call.call,
    from: call.from,
    case: call.case,
    answered: call.answered ? Date.parse(call.answered) : null,
    ended: call.ended ? Date.parse(call.ended) : null,
  };
}

/** So many calls are remembered: more than ring in one sitting. */
const REMEMBERED = 200;

/**
 * The table after the exchange has told about a call. A call that was answered gets a sheet of its own; what lies on
 * the table is parked whole by itself, unless nothing is written on it. Told again, it changes that sheet's line alone.
 */
export function hear(table: Table, call: CallView, opening: string, fresh: Fresh): Table {
  const known = [table.open, ...table.parked].some((sheet) => sheet.line?.call === call.call);
  if (known) {
    const update = (sheet: Sheet): Sheet =>
      sheet.line?.call === call.call && !sameLine(sheet.line, lineOf(call))
        ? { ...sheet, line: lineOf(call) }
        : sheet;
    const open = update(table.open);
    const parked = table.parked.map(update);
    const same = open === table.open && parked.every((sheet, at) => sheet === table.parked[at]);
    return same ? table : { ...table, open, parked };
  }
  const heard = table.heard ?? [];
  if (call.phase !== "talking" || heard.includes(call.call)) return table;
  const next = park(table, newSheet(opening, fresh, lineOf(call)), fresh.now());
  return { ...next, heard: [...heard, call.call].slice(-REMEMBERED) };
}

function sameLine(one: Line, other: Line): boolean {
  return (
    one.case === other.case &&
    one.from === other.from &&
    one.answered === other.answered &&
    one.ended === other.ended
  );
}
