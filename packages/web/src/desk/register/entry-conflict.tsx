import type { EntryView, FormField, Value } from "@xinlian/wire";
import { useEffect, useRef } from "react";
import { shown } from "../case/difference.ts";
import { proseTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { registerWords } from "./words.ts";

/** Somebody was faster: what he changed, what this person has changed, and the choice. Nothing is lost. */
export function EntryConflict({
  mine,
  theirs,
  typed,
  form,
  onTake,
  onLeave,
}: {
  mine: EntryView;
  theirs: EntryView;
  /** What this person changed. */
  typed: Readonly<Record<string, Value>>;
  form: readonly FormField[];
  onTake: () => void;
  onLeave: () => void;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const { language } = useLanguage();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const since = theirs.history.filter(({ seq }) => seq > seqOf(mine)).reverse();
  return (
    <section className="conflict" ref={box} tabIndex={-1} aria-label={w.conflict} role="alert">
      <h3>{w.conflict}</h3>
      <p>{w.conflictSays}</p>
      <div className="versions">
        <div>
          <h4>{w.theirs}</h4>
          <ul>
            {since.map((version) => (
              <li key={version.seq}>
                {proseTime(version.at, language)} {say(version.who)}：
                {version.kind === "ended" && <b>{`${w.kinds.ended}：${version.why ?? ""}`}</b>}
                <ul>
                  {version.changes.map((change) => (
                    <li key={change.field}>
                      {say(change.words)}：<s>{say(change.from) || w.nothing}</s> →{" "}
                      <b>{say(change.to) || w.nothing}</b>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h4>{w.mine}</h4>
          <dl>
            {form
              .filter(({ field }) => Object.hasOwn(typed, field))
              .map((field) => (
                <div key={field.field}>
                  <dt>{say(field.words)}</dt>
                  <dd>{shown(typed[field.field] ?? null, field, say) || w.nothing}</dd>
                </div>
              ))}
          </dl>
        </div>
      </div>
      <div className="form-end">
        {theirs.form !== null && (
          <button type="button" className="button second" onClick={onTake}>
            {w.takeOver}
          </button>
        )}
        <button type="button" className="linklike" onClick={onLeave}>
          {w.leave}
        </button>
      </div>
    </section>
  );
}

function seqOf({ etag }: EntryView): number {
  return Number(/\d+/.exec(etag)?.[0] ?? 0);
}
