import { type Clock, type Language, type Moment, offers } from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { AnswerTrack, LightProps, SolvedTrack } from "@xinlian/web/public";
import type { Light } from "@xinlian/wire";
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
export function answerTrack(
  read: CaseRead,
  city: CityNow,
  now: Moment,
  language: Language,
): AnswerTrack {
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
    light: clock.stopped === undefined ? lightProps(light, language) : null,
  };
}

/** The light in the page's language: its word, and the amount without the word again. */
function lightProps({ light, words, label }: Light, language: Language): LightProps {
  const word = words[language];
  return { light, word, says: label[language].slice(word.length).replace(/^[ ,]+/, "") };
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
