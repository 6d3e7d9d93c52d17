import type { CadenceNode } from "../../cadence/node.ts";
import { Compiled } from "../compile/compiled.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode, Pack, RegisterNode } from "../node.ts";
import { readsOf, type Subject } from "./subject.ts";

/** PR-17: what a cadence owes can be opened, and is missed when its stretch is over. */
export function everyDebtSettled(subject: Subject, sheet: Sheet): void {
  for (const register of Object.values(subject.pack.registers)) {
    for (const cadence of Object.values(register.cadences)) {
      checkCadence(cadence, register, subject.pack, sheet);
    }
  }
  for (const node of Object.values(subject.pack.cases)) checkLists(node, sheet);
}

function checkCadence(
  cadence: CadenceNode,
  register: RegisterNode,
  { cases }: Pack,
  sheet: Sheet,
): void {
  const node = cases[cadence.type];
  const opening = node?.actions[cadence.action];
  if (node === undefined || opening === undefined) return;
  const make = `${cadence.type}.${cadence.action}`;
  if (!opening.by.some(({ kind }) => kind === "self")) {
    sheet.refuse("pack-make-self", { make }, cadence.mark);
  }
  if (node.fields["period"] !== undefined) {
    sheet.refuse("pack-name-taken", { name: "period" }, node.fields["period"].mark);
  }
  for (const { field, optional } of opening.form) {
    if (optional) continue;
    const given = cadence.with[field];
    if (given === undefined) sheet.refuse("pack-make-unfilled", { make, field }, cadence.mark);
    else if (given instanceof Compiled && given.cel.maybe) {
      sheet.refuse("cadence-empty", { make, field, expression: given.source }, given.mark);
    }
  }
  if (ends(node, opening.to ?? "", opening.name)) return;
  sheet.refuse(
    "cadence-endless",
    { register: register.name, cadence: cadence.name, case: node.name },
    cadence.mark,
  );
}

/** Some clock runs from the opening to the end of the stretch and does something there. */
function ends(node: CaseNode, state: string, opening: string): boolean {
  return Object.values(node.clocks).some(
    ({ from, limit, at, when }) =>
      when === undefined &&
      (from.includes(state) || from.includes(opening)) &&
      readsOf(limit).includes("period") &&
      at.some(({ source }) => source === "due"),
  );
}

/** A case begins with its items, so no opening can answer them. */
function checkLists(node: CaseNode, sheet: Sheet): void {
  for (const action of Object.values(node.actions)) {
    if (action.from !== "new") continue;
    for (const { field, mark } of action.form) {
      if (node.fields[field]?.kind !== "checklist") continue;
      const values = { field, action: action.name };
      sheet.refuse("checklist-opening", values, mark ?? action.mark);
    }
  }
}
