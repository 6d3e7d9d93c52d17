import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { Caps } from "../frame/key-bar.tsx";
import { proseDue } from "../time/show.ts";
import { useLanguage } from "../words/language.tsx";
import type { Sheet } from "./parking.ts";
import { useIntakeWords } from "./use-intake-words.ts";
import type { Trouble } from "./use-sending.ts";

/** What was registered in one call, matter by matter, with the sentence to read to a caller who has nothing but the telephone. */
export function Receipts({
  sheet,
  troubleOf,
  onNext,
  onMore,
}: {
  sheet: Sheet;
  troubleOf: (id: string) => Trouble;
  onNext: () => void;
  onMore: () => void;
}) {
  const w = useIntakeWords();
  const { language } = useLanguage();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const done = sheet.matters.flatMap(({ id, done }) => (done ? [{ id, done }] : []));
  return (
    <section className="receipts" aria-labelledby="receipts">
      <div role="status">
        <h2 id="receipts">{w.done(done.length)}</h2>
      </div>
      <ol>
        {done.map(({ id, done: one }) => (
          <li key={id}>
            {one.says && <blockquote>{one.says}</blockquote>}
            <p className="receipt-title">
              <Link to={`/case/${one.id}`}>{one.title}</Link>
            </p>
            <dl>
              {one.number && (
                <div>
                  <dt>{w.doneNumber}</dt>
                  <dd className="receipt-number">{one.number}</dd>
                </div>
              )}
              {one.lead && (
                <div>
                  <dt>{w.doneUnit}</dt>
                  <dd>{one.lead}</dd>
                </div>
              )}
              {one.due && (
                <div>
                  <dt>{w.doneDue}</dt>
                  <dd>{proseDue(one.due, language)}</dd>
                </div>
              )}
              <div>
                <dt>{w.doneState}</dt>
                <dd>{one.state}</dd>
              </div>
            </dl>
            {one.earlier && <p className="receipt-note">{w.doneEarlier}</p>}
            {troubleOf(id).refusal !== null && (
              <div className="receipt-note">
                <p>{w.doneAlong}</p>
                <Refusal error={troubleOf(id).refusal} />
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className="matter-end">
        <button type="button" className="button" ref={next} onClick={onNext}>
          {w.nextCall}
          <Caps name="Enter" />
        </button>
        <button type="button" className="button second" onClick={onMore}>
          {w.sameCall}
          <Caps name="Alt+n" />
        </button>
      </div>
    </section>
  );
}
