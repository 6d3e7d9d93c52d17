import { startsIn } from "../../lifecycle/index.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode, ClockNode } from "../node.ts";
import { Running } from "./running.ts";
import { statesReached } from "./states.ts";
import { casesOf, type Subject } from "./subject.ts";

/** PR-3: every state that is no end lies under a clock that can run there. */
export function everyStateClocked(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    const clocks = Object.values(node.clocks);
    const moving = new Set(clocks.flatMap((clock) => new Running(node, clock).moving));
    const reached = statesReached(node);
    for (const { name, end, mark } of Object.values(node.states)) {
      if (end || moving.has(name) || !reached.has(name)) continue;
      sheet.refuse("pack-state-unclocked", { state: name }, mark);
    }
  }
}

/** PR-4: every clock can start, and can stop wherever it runs. */
export function everyClockStops(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const clock of Object.values(node.clocks)) {
      const running = new Running(node, clock);
      if (running.states.length === 0) {
        sheet.refuse("pack-clock-idle", { clock: clock.name }, clock.mark);
      } else if (running.stuck !== undefined) {
        const values = { clock: clock.name, state: running.stuck };
        sheet.refuse("pack-clock-endless", values, clock.mark);
      }
    }
  }
}

/** PR-5: what a clock does at a mark names `clock`, and can be done somewhere the clock runs. */
export function everyMarkPossible(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const clock of Object.values(node.clocks)) checkMarks(clock, node, sheet);
  }
}

function checkMarks(clock: ClockNode, node: CaseNode, sheet: Sheet): void {
  const { moving } = new Running(node, clock);
  for (const { source, action: name, mark = clock.mark } of clock.at) {
    const action = node.actions[name];
    if (action === undefined) continue;
    const values = { clock: clock.name, at: source, action: name };
    if (!action.by.some(({ kind }) => kind === "clock"))
      sheet.refuse("pack-at-clock", values, mark);
    else if (moving.length > 0 && !moving.some((state) => startsIn(action, state, node))) {
      const from = typeof action.from === "string" ? action.from : action.from.join(", ");
      sheet.refuse("pack-at-impossible", { ...values, from }, mark);
    }
  }
}

/** PR-6: a limit that is not read with high confidence is a setting, which a city may change. */
export function everySourceSure(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const { name, source, mark } of Object.values(node.clocks)) {
      if (source === undefined || source.confidence === "high") continue;
      sheet.refuse("pack-clock-source", { clock: name, confidence: source.confidence }, mark);
    }
  }
}
