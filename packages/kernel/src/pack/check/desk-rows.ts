import { type DeskRows, readDeskRows } from "../../row/desk-rows.ts";
import { crowded, layoutOf, SLOTS } from "../../row/layout.ts";
import { isOwn, ROW_WORDS } from "../../row/path.ts";
import { isSince, opensOnly } from "../../row/states.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode, DeskNode } from "../node.ts";
import type { Subject } from "./subject.ts";

/** PR-15: every list and count of a desk can be asked of rows, and there are columns enough for them. */
export function everyDeskAnswered(subject: Subject, sheet: Sheet): void {
  const { pack, tables } = subject;
  for (const desk of Object.values(pack.desks)) {
    const node = pack.cases[desk.of];
    if (node === undefined) continue;
    const { desk: asked, unanswered } = readDeskRows(desk, node, tables);
    for (const { where, part, mark } of unanswered) {
      const values = { desk: desk.name, where, part, allowed: ROW_WORDS };
      sheet.refuse("pack-desk-rows", values, mark);
    }
    // What could not be read bounds nothing; that is told already.
    if (unanswered.length === 0) checkBounds(desk, asked, node, sheet);
  }
  for (const [type, layout] of Object.entries(layoutOf(pack))) {
    for (const kind of crowded(layout)) {
      const mark = pack.cases[type]?.mark ?? { file: "pack.yaml", line: 1 };
      const values = { type, kind, count: layout[kind].length, most: SLOTS[kind] };
      sheet.refuse("pack-desk-slots", values, mark);
    }
  }
}

/** What is counted, and what is sorted by a word of the pack, is bounded by what is open or by a moment: never all that ever was. */
function checkBounds(desk: DeskNode, asked: DeskRows, node: CaseNode, sheet: Sheet): void {
  const refuse = (where: string) =>
    sheet.refuse("pack-desk-unbounded", { desk: desk.name, where }, desk.mark ?? node.mark);
  for (const [name, filter] of Object.entries(asked.count)) {
    if (!opensOnly(filter, node, {}) && !isSince(filter)) refuse(`count.${name}`);
  }
  if (asked.sort !== null && !isOwn(asked.sort.at.path) && !opensOnly(asked.rows, node, {})) {
    refuse("sort");
  }
}
