import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, DoNode, Pack } from "../node.ts";

/** PR-9: what a case does with another one, that one lets cases do, and is given what it asks. */
export function checkDoing(doing: DoNode, maker: ActionNode, pack: Pack, sheet: Sheet): void {
  const mark = doing.mark ?? maker.mark;
  const name = `${doing.type}.${doing.action}`;
  const other = pack.cases[doing.type];
  const action = other?.actions[doing.action];
  if (other === undefined || action === undefined) return;
  if (!action.by.some(({ kind }) => kind === "case"))
    sheet.refuse("pack-do-case", { do: name }, mark);
  const asked = action.form.map(({ field }) => field);
  for (const field of Object.keys(doing.with)) {
    if (asked.includes(field)) continue;
    sheet.unknown("pack-unknown", { kind: "form field", name: field }, field, asked, mark);
  }
  for (const { field, optional } of action.form) {
    if (optional || Object.hasOwn(doing.with, field)) continue;
    sheet.refuse("pack-make-unfilled", { make: name, field }, mark);
  }
}

/** Whether some action of the pack does this one with another case. */
export function isDone(type: string, action: string, { cases }: Pack): boolean {
  return Object.values(cases)
    .flatMap(({ actions }) => Object.values(actions))
    .some((each) => each.do.some((doing) => doing.type === type && doing.action === action));
}
