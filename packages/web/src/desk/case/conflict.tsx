import type { ActionView, CaseView, Value } from "@xinlian/wire";
import { useEffect, useRef } from "react";
import { proseTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { changesSince, shown } from "./difference.ts";
import { useStory } from "./use-case.ts";
import { caseWords } from "./words.ts";

/** Somebody was faster: what stands there now, what this person has written, and the choice. Nothing is lost. */
export function Conflict({
  mine,
  theirs,
  typed,
  action,
  onTake,
  onLeave,
}: {
  mine: CaseView;
  theirs: CaseView;
  typed: Readonly<Record<string, Value>>;
  action: ActionView;
  onTake: () => void;
  onLeave: () => void;
}) {
  const w = useWords(caseWords);
  const say = useSay();
  const { language } = useLanguage();
  const box = useRef<HTMLElement>(null);
  const events = useStory(theirs.id).data?.events ?? [];
  const since = events.filter((event) => event.seq > Number(/\d+/.exec(mine.etag)?.[0] ?? 0));
  const still = theirs.actions.some((each) => each.name === action.name);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="conflict" ref={box} tabIndex={-1} aria-label={w.conflict} role="alert">
      <h3>{w.conflict}</h3>
      <p>{w.conflictSays}</p>
      <div className="versions">
        <div>
          <h4>{w.theirs}</h4>
          <ul>
            {since.map((event) => (
              <li key={event.seq}>
                {proseTime(event.at, language)} {say(event.who)}：<b>{say(event.words)}</b>
                {event.quotes.map((quote) => (
                  <blockquote key={quote.text}>{quote.text}</blockquote>
                ))}
              </li>
            ))}
            {changesSince(mine, theirs).map((change) => (
              <li key={say(change.words)}>
                {say(change.words)}：<s>{say(change.before) || w.nothing}</s> →{" "}
                <b>{say(change.after) || w.nothing}</b>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h4>{w.mine}</h4>
          <dl>
            {action.form.map((field) => (
              <div key={field.field}>
                <dt>{say(field.words)}</dt>
                <dd>{shown(typed[field.field] ?? null, field, say) || w.nothing}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <div className="form-end">
        {still ? (
          <button type="button" className="button second" onClick={onTake}>
            {w.takeOver}
          </button>
        ) : (
          <p>{w.noLonger(say(action.words))}</p>
        )}
        <button type="button" className="linklike" onClick={onLeave}>
          {w.leaveDraft}
        </button>
      </div>
    </section>
  );
}
