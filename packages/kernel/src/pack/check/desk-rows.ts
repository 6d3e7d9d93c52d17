import { readDeskRows } from "../../row/desk-rows.ts";
import { crowded, layoutOf, SLOTS } from "../../row/layout.ts";
import { ROW_WORDS } from "../../row/path.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { Subject } from "./subject.ts";

/** PR-15: every list and count of a desk can be asked of rows, and there are columns enough for them. */
export function everyDeskAnswered(subject: Subject, sheet: Sheet): void {
  const { pack, tables } = subject;
  for (const desk of Object.values(pack.desks)) {
    const node = pack.cases[desk.of];
    if (node === undefined) continue;
    for (const { where, part, mark } of readDeskRows(desk, node, tables).unanswered) {
      const values = { desk: desk.name, where, part, allowed: ROW_WORDS };
      sheet.refuse("pack-desk-rows", values, mark);
    }
  }
  for (const [type, layout] of Object.entries(layoutOf(pack))) {
    for (const kind of crowded(layout)) {
      const mark = pack.cases[type]?.mark ?? { file: "pack.yaml", line: 1 };
      const values = { type, kind, count: layout[kind].length, most: SLOTS[kind] };
      sheet.refuse("pack-desk-slots", values, mark);
    }
  }
}
