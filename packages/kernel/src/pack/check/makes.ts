import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, CaseNode, MakeNode, Pack } from "../node.ts";
import { checkDoing } from "./doings.ts";
import { everyEntryFits } from "./registers.ts";
import { casesOf, readsOf, type Subject } from "./subject.ts";

/** PR-9: a case that is made may be opened by `self` and is given what its opening asks; joins and extensions fit. */
export function everyMakeFits(subject: Subject, sheet: Sheet): void {
  everyEntryFits(subject, sheet);
  for (const node of casesOf(subject)) {
    for (const action of Object.values(node.actions)) {
      for (const making of action.make) checkMake(making, action, subject.pack, sheet);
      for (const doing of action.do) checkDoing(doing, action, subject.pack, sheet);
      checkJoin(action, node, sheet);
      checkExtend(action, node, sheet);
    }
  }
}

function checkMake(making: MakeNode, maker: ActionNode, pack: Pack, sheet: Sheet): void {
  const mark = making.mark ?? maker.mark;
  const name = `${making.type}.${making.action}`;
  const made = pack.cases[making.type];
  const opening = made?.actions[making.action];
  if (made === undefined || opening === undefined) return;
  if (!opening.by.some(({ kind }) => kind === "self")) {
    sheet.refuse("pack-make-self", { make: name }, mark);
  }
  for (const field of Object.keys(making.with)) {
    if (field === "lead" || made.fields[field] !== undefined) continue;
    sheet.unknown(
      "pack-unknown",
      { kind: "field", name: field },
      field,
      Object.keys(made.fields),
      mark,
    );
  }
  for (const { field, optional } of opening.form) {
    if (optional || Object.hasOwn(making.with, field)) continue;
    sheet.refuse("pack-make-unfilled", { make: name, field }, mark);
  }
}

/** A case that joins another is of its type and is over with it. */
function checkJoin(action: ActionNode, node: CaseNode, sheet: Sheet): void {
  if (action.join === undefined) return;
  const field = node.fields[action.join];
  const same = field?.kind === "case" && field.of === node.name && !field.many;
  const ends = action.to !== undefined && node.states[action.to]?.end === true;
  if (same && ends) return;
  sheet.refuse("pack-join-type", { field: action.join, case: node.name }, action.mark);
}

/** An extension without a bound is no deadline: some `must` of the case asks how often it was extended. */
function checkExtend(action: ActionNode, node: CaseNode, sheet: Sheet): void {
  const [first] = action.extend;
  if (first === undefined) return;
  const asked = action.extend.map(({ clock }) => `clock.${clock}.extended`);
  const musts = Object.values(node.actions).flatMap(({ must }) => must);
  // A guard that was refused for itself may have been the one.
  const bound = musts.some(
    ({ holds }) => holds.type === "?" || readsOf(holds).some((name) => asked.includes(name)),
  );
  if (bound) return;
  const values = { action: action.name, clock: first.clock };
  sheet.refuse("pack-extend-free", values, first.mark ?? action.mark);
}

/** PR-10: computed fields are not typed and do not come back to themselves; no guard is false for good. */
export function everyFormulaSound(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const action of Object.values(node.actions)) {
      const typed = [...action.form.map(({ field }) => field), ...Object.keys(action.set)];
      for (const name of typed) {
        if (node.fields[name]?.value === undefined) continue;
        sheet.refuse("pack-form-computed", { field: name, where: action.name }, action.mark);
      }
      for (const { holds, mark } of action.must) {
        if (holds.type !== "bool" || readsOf(holds).length > 0 || holds.source.includes("("))
          continue;
        if (holds.evaluate({}) === true) continue;
        sheet.refuse("pack-must-never", { expression: holds.source }, mark);
      }
    }
    for (const name of Object.keys(node.fields)) checkCircle(name, node, sheet);
  }
}

function checkCircle(name: string, node: CaseNode, sheet: Sheet): void {
  const needs = (field: string) =>
    readsOf(node.fields[field]?.value).filter((read) => node.fields[read]?.value !== undefined);
  const seen = new Set(needs(name));
  for (const field of seen) for (const next of needs(field)) seen.add(next);
  const field = node.fields[name];
  if (field === undefined || !seen.has(name)) return;
  sheet.refuse("pack-circle", { field: name, chain: [name, ...seen].join(" → ") }, field.mark);
}
