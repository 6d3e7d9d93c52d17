import { type CaseState, isConfidential, type Language, type Moment } from "@xinlian/kernel";
import type { LetterProps, MergedProps, StepProps } from "@xinlian/web/public";
import type { CaseRead } from "../case/read-case.ts";
import { actedOf } from "../case/story-view.ts";
import { packOf } from "../engine/city-now.ts";
import type { House } from "../house.ts";
import { clockOf, toldFields } from "./follow-answer.ts";

/** Clocks that run, soonest first: what the city owes by when. */
export function stepsOf({ state, node }: CaseRead, language: Language): readonly StepProps[] {
  return Object.values(state.clocks)
    .filter((clock) => clock.stopped === undefined && clock.whose !== "lead")
    .filter((clock) => clock.pauses.at(-1)?.to !== undefined || clock.pauses.length === 0)
    .sort((a, b) => a.due - b.due)
    .map((clock) => ({
      text: node.clocks[clock.name]?.text[language] ?? clock.name,
      due: clock.due,
      provisional: clock.provisional,
    }));
}

/** What the city has told the holder, newest first: sent to his phone, or kept here for him to read. */
export async function lettersOf(
  { ledger }: House,
  { state }: CaseRead,
  language: Language,
): Promise<readonly LetterProps[]> {
  const letters = await ledger.notices.letters({ kind: "engine" }, state.stream);
  return letters
    .map(({ text, madeAt }) => ({ text: text[language], at: madeAt as Moment }))
    .reverse();
}

/** Why the citizen's time was last extended: what the pack tells him of it, as it was written then. */
export function whyExtended(read: CaseRead): string | null {
  const { events, node } = read;
  const event = events.findLast((each) => {
    const action = node.actions[actedOf(each)?.action ?? ""];
    return action !== undefined && action.extend.length > 0;
  });
  const action = event === undefined ? undefined : actedOf(event)?.action;
  if (event === undefined || action === undefined) return null;
  const before = events.filter((each) => each.seq <= event.seq);
  const texts = toldFields(read, action).flatMap((name) => {
    const value = before
      .map((each) => actedOf(each)?.fields[name])
      .findLast((each) => each !== undefined);
    return typeof value === "string" ? [value] : [];
  });
  return texts.length === 0 ? null : texts.join("\n");
}

/** Where a case went that joined another one: that one's number, and how it stands. Nothing of a confidential one. */
export async function mergedInto(
  { engine }: House,
  { state, events, node }: CaseRead,
  now: Moment,
  language: Language,
): Promise<MergedProps | null> {
  const join = events
    .map((event) => node.actions[actedOf(event)?.action ?? ""]?.join)
    .findLast((field) => field !== undefined);
  const stream = join === undefined ? undefined : state.fields[join];
  if (typeof stream !== "string") return null;
  const [target] = await engine.ledger.cases({ kind: "engine" }, [stream]);
  if (target === undefined) return null;
  return mergedProps(target, engine, now, language);
}

function mergedProps(
  target: CaseState,
  engine: House["engine"],
  now: Moment,
  language: Language,
): MergedProps {
  const pack = packOf(engine.city, target.packHash);
  const node = pack.cases[target.type];
  const number = target.number ?? "–";
  const world = engine.world(pack, now, new Map([[target.stream, target]]));
  const shown = node !== undefined && !isConfidential(target, node, world);
  const clock = node === undefined ? null : clockOf(target, node);
  return {
    number,
    state: shown ? (node.states[target.state]?.text[language] ?? null) : null,
    lead:
      shown && target.lead !== null
        ? (engine.city.directory.unit(target.lead)?.text[language] ?? null)
        : null,
    due: shown && clock?.stopped === undefined ? (clock?.due ?? null) : null,
  };
}
