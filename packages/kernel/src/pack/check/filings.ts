import { periodField } from "../../indicator/cell.ts";
import type { IndicatorNode } from "../../indicator/node.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, CaseNode, FileItem } from "../node.ts";
import { Filled } from "./filled.ts";
import { casesOf, type Subject } from "./subject.ts";

/** A filed number is filed by one case type, and divided by areas and closed lists of the pack alone (FL-5). */
export function checkFiled(indicator: Draft<IndicatorNode>, pack: PackDraft, sheet: Sheet): void {
  const { name, mark, across } = indicator;
  const types = Object.values(pack.cases).filter((node) =>
    Object.values(node.actions).some(({ file }) => file.some((item) => item.indicator === name)),
  );
  if (types.length !== 1) {
    const found = types.map((node) => node.name).join(", ") || "–";
    sheet.refuse("pack-filed-by", { indicator: name, cases: found }, mark);
  }
  const allowed = ["area", ...Object.keys(pack.choices)];
  for (const dim of across) {
    if (allowed.includes(dim)) continue;
    const values = { indicator: name, name: dim, allowed: allowed.join(", ") };
    sheet.refuse("pack-indicator-across", values, mark);
  }
}

/** What an action files is a filed indicator; one for each area below is divided by areas. */
export function checkFileItem(item: FileItem, pack: PackDraft, sheet: Sheet): void {
  const { indicator: name, below, mark } = item;
  const filed = Object.values(pack.indicators).filter((each) => each.filed !== undefined);
  const found = filed.find((each) => each.name === name);
  if (found === undefined) {
    const kind = "filed indicator";
    sheet.unknown(
      "pack-unknown",
      { kind, name },
      name,
      filed.map((each) => each.name),
      mark,
    );
  } else if (below && !found.across.includes("area")) {
    const allowed = found.across.join(", ") || "–";
    sheet.refuse("pack-indicator-across", { indicator: name, name: "area", allowed }, mark);
  }
}

/** PR-17: who files says for which period, one of a length that all the numbers have. */
export function everyFilingDated({ pack }: Subject, sheet: Sheet): void {
  for (const node of casesOf({ pack } as Subject)) {
    const filing = Object.values(node.actions).filter(({ file }) => file.length > 0);
    if (filing.length === 0) continue;
    const filled = new Filled(node as Draft<CaseNode>);
    for (const action of filing) {
      checkPeriod(action, node, filled, sheet);
      checkLength(action, pack, sheet);
    }
  }
}

function checkPeriod(action: ActionNode, node: CaseNode, filled: Filled, sheet: Sheet): void {
  const field = periodField(node);
  const known = field !== undefined && filled.after(action as Draft<ActionNode>).has(field.name);
  if (known) return;
  sheet.refuse("pack-filing-period", { action: action.name, case: node.name }, action.mark);
}

function checkLength(action: ActionNode, pack: Subject["pack"], sheet: Sheet): void {
  const nodes = action.file.flatMap(({ indicator }) => pack.indicators[indicator] ?? []);
  const common = nodes[0]?.per.filter((per) => nodes.every((node) => node.per.includes(per))) ?? [];
  if (common.length > 0) return;
  const lengths = nodes.map(({ name, per }) => `${name}: ${per.join(", ")}`).join("; ");
  sheet.refuse("pack-filing-length", { action: action.name, lengths }, action.mark);
}
