import type { CaseView, Words } from "@xinlian/wire";
import { wayAhead } from "../case/way-ahead.ts";
import { proseDue } from "../time/show.ts";
import { dueOf } from "./receipt.ts";
import type { IntakeWords } from "./words-zh.ts";

type Language = keyof Words;

/** Where a case stands, as one says it to the caller: what it is, who has it, what comes next, by when. */
export function spokenState(
  view: CaseView,
  receipt: Words | null,
  language: Language,
  w: IntakeWords,
): string {
  const state = view.state.words[language];
  const begin = w.saysTitle(view.title, view.number);
  if (view.ended) return `${begin}${w.saysEnded(state)}${w.saysStop}`;
  const name = wayAhead(view.lifecycle)[0];
  const next = view.lifecycle.states.find((each) => each.name === name);
  const due = dueOf(view, receipt);
  const late = view.clocks.some((clock) => clock.due === due && clock.light.light === "late");
  return [
    begin,
    w.saysState(state, view.lead?.words[language] ?? null),
    next ? w.saysNext(next.words[language]) : "",
    due ? (late ? w.saysLate : w.saysDue)(proseDue(due, language)) : "",
    w.saysStop,
  ].join("");
}
