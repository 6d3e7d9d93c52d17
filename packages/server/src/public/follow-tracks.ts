import { type Clock, type Moment, offers } from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { AnswerTrack, LightProps, SolvedTrack } from "@xinlian/web/public";
import { lightView } from "../case/light-view.ts";
import type { CaseRead } from "../case/read-case.ts";
import { actedOf } from "../case/story-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { clockCalendar } from "../engine/row-clock.ts";

/** The citizen's own deadline: the first of the pack's clocks that runs for the citizen and began with the case. */
function citizenClock({ state, node }: CaseRead): Clock | null {
  for (const clock of Object.values(node.clocks)) {
    const running = state.clocks[clock.name];
    if (clock.whose === "citizen" && running !== undefined) return running;
  }
  return null;
}

/** 答复: answered when the citizen's clock was stopped. */
export function answerTrack(read: CaseRead, city: CityNow, now: Moment): AnswerTrack {
  const clock = citizenClock(read);
  if (clock === null) return { answered: null, due: null, provisional: false, light: null };
  const light = lightView(
    clock,
    read.state,
    read.pack,
    clockCalendar(clock, read.state, city),
    now,
  );
  return {
    answered: clock.stopped ?? null,
    due: clock.due,
    provisional: clock.provisional,
    light: clock.stopped === undefined ? (light as unknown as LightProps) : null,
  };
}

/** The last step of the story that stopped the citizen's clock: the answer. */
export function answering(read: CaseRead): StoredEvent | null {
  const clock = citizenClock(read);
  if (clock?.stopped === undefined) return null;
  return (
    read.events.findLast(
      (event) => actedOf(event)?.clocks[clock.name]?.stopped === clock.stopped,
    ) ?? null
  );
}

/** 解决: never by the unit's word alone. */
export function solvedTrack(read: CaseRead, unsure: boolean): SolvedTrack {
  const { state, events } = read;
  const last = events.findLast((event) => {
    const acted = actedOf(event);
    return acted !== null && acted.from !== acted.to;
  });
  const byCitizen = last?.actor === "citizen" && last.kind === "acted";
  const at = (last?.occurredAt ?? null) as Moment | null;
  if (state.ended) return { state: byCitizen ? "confirmed" : "closed", at };
  if (asks(read)) return { state: unsure ? "unsure" : "claimed", at };
  return { state: byCitizen ? "denied" : "open", at: byCitizen ? at : null };
}

/** The citizen is asked now: he can end the case, or send it back. */
export function asks(read: CaseRead): boolean {
  const open = offers(read.state, read.world, read.me).filter((offer) => offer.why === null);
  return open.some(
    ({ action }) => action.to !== undefined && read.node.states[action.to]?.end === true,
  );
}
