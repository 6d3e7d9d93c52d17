import type { Moment } from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { SolvedTrack } from "@xinlian/web/public";
import type { CaseRead } from "../case/read-case.ts";
import { actedOf } from "../case/story-view.ts";
import { answeredAt, citizenClock } from "./follow-answer.ts";
import { isTurnAction } from "./follow-turn.ts";

/** 解决: never by the unit's word alone. @param asked the citizen is asked now */
export function solvedTrack(read: CaseRead, asked: boolean, unsure: boolean): SolvedTrack {
  const { state } = read;
  const word = lastWord(read);
  const moved = word === null ? null : movedBy(read, word);
  const at = (word?.occurredAt ?? null) as Moment | null;
  if (state.ended) {
    const confirmed = moved?.ended === true && moved.to === state.state;
    return { state: confirmed ? "confirmed" : "closed", at: confirmed ? at : state.endedAt };
  }
  const answered = answeredAt(citizenClock(read));
  if (asked) return { state: unsure ? "unsure" : "claimed", at: null };
  if (moved !== null && !moved.ended && answered === null) return { state: "denied", at };
  if (at !== null && answered !== null && at >= answered) return { state: "heard", at };
  return { state: "open", at: null };
}

/** The last time that the citizen answered whether it is fixed. */
function lastWord({ events, node }: CaseRead): StoredEvent | null {
  return (
    events.findLast((event) => {
      const acted = event.kind === "acted" && event.actor === "citizen" ? actedOf(event) : null;
      const action = node.actions[acted?.action ?? ""];
      return action !== undefined && isTurnAction(action);
    }) ?? null
  );
}

/** Where that word has moved the case: by the step itself, or by one that followed in the same moment. */
function movedBy({ events }: CaseRead, word: StoredEvent): { to: string; ended: boolean } | null {
  for (const event of events) {
    if (event.seq < word.seq || event.occurredAt !== word.occurredAt) continue;
    const acted = actedOf(event);
    if (acted !== null && acted.from !== acted.to) return { to: acted.to, ended: acted.ended };
  }
  return null;
}
