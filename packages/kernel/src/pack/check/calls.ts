import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, CaseNode, DeskCalls, DeskNode, Mark } from "../node.ts";
import type { Subject } from "./subject.ts";

const HERE: Mark = { file: "pack.yaml", line: 1 };

/** What a telephone system can say at each step, by the kind of field. */
const KNOWN: Readonly<Record<keyof DeskCalls, readonly string[]>> = {
  take: ["contact", "whole"],
  end: [],
  record: ["text"],
};

/** PR-8: a machine can take the steps of a call, and is asked for nothing that a telephone does not know. */
export function everyCallReady({ pack }: Subject, sheet: Sheet): void {
  for (const desk of Object.values(pack.desks)) {
    for (const [step, path] of Object.entries(desk.calls) as [keyof DeskCalls, string][]) {
      const [type = "", name = ""] = path.split(".");
      const node = pack.cases[type];
      const action = node?.actions[name];
      if (node !== undefined && action !== undefined) checkStep(step, action, node, desk, sheet);
    }
  }
}

function checkStep(
  step: keyof DeskCalls,
  action: ActionNode,
  node: CaseNode,
  desk: DeskNode,
  sheet: Sheet,
): void {
  const mark = desk.mark ?? HERE;
  if (!action.by.some(({ kind }) => kind === "feed")) {
    sheet.refuse("pack-calls-feed", { desk: desk.name, action: action.name }, mark);
  }
  if (step === "take" && action.from !== "new") {
    sheet.refuse("pack-calls-take", { desk: desk.name, action: action.name }, mark);
  }
  const filled = new Set(
    KNOWN[step].flatMap(
      (kind) => action.form.find(({ field }) => node.fields[field]?.kind === kind)?.field ?? [],
    ),
  );
  for (const { field, optional } of action.form) {
    const proposed = node.fields[field]?.propose !== undefined;
    if (optional || proposed || filled.has(field)) continue;
    sheet.refuse("pack-calls-form", { desk: desk.name, action: action.name, field }, mark);
  }
}
