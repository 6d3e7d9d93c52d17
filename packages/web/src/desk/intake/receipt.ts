import type { CaseView, Words } from "@xinlian/wire";
import { inOrder } from "../clock-panel/clock-panel.tsx";
import { proseDue } from "../time/show.ts";

type Language = keyof Words;

/**
 * The moment that the caller waits for: of the clock that the desk's receipt names, else of the citizen's that ends
 * first; null when none runs.
 */
export function dueOf(view: CaseView, receipt: Words | null): string | null {
  const running = view.clocks.filter((clock) => clock.stopped === null);
  const named = /\{clock\.(\w+)\.due\}/.exec(receipt?.zh ?? "")?.[1];
  return (running.find((clock) => clock.name === named) ?? inOrder(running)[0])?.due ?? null;
}

/**
 * The pack's sentence for whoever brought the matter, its `{paths}` filled from the case: `number`, `state`, `lead`,
 * `area`, `clock.<name>.due`, or a field. What is not known reads `–`, never as braces.
 */
export function fillReceipt(template: Words, view: CaseView, language: Language): string {
  return template[language].replace(
    /\{([a-z][\w.]*)\}/g,
    (_, path: string) => said(path, view, language) || "–",
  );
}

function said(path: string, view: CaseView, language: Language): string {
  const [head = "", name = "", what = ""] = path.split(".");
  if (head === "clock") {
    const clock = view.clocks.find((each) => each.name === name);
    if (!clock) return "";
    if (what === "limit") return clock.limit[language];
    return proseDue(what === "first_due" ? clock.firstDue : clock.due, language);
  }
  if (head === "number") return view.number ?? "";
  if (head === "state") return view.state.words[language];
  if (head === "lead") return view.lead?.words[language] ?? "";
  if (head === "area") return view.area.name;
  return view.fields.find((field) => field.name === head)?.display[language] ?? "";
}
