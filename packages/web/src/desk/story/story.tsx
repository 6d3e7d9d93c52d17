import type { StoryEvent } from "@xinlian/wire";
import { useState } from "react";
import { caseWords } from "../case/words.ts";
import { clockTime, shortDay, tableTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";

/** What happened, newest first. Minor entries fold away when they would bury the rest. */
export function StoryList({ events }: { events: readonly StoryEvent[] }) {
  const w = useWords(caseWords);
  const [whole, setWhole] = useState(false);
  const minor = events.filter((event) => event.weight === "minor").length;
  const fold = minor > 3;
  const shown = [...events]
    .sort((a, b) => b.seq - a.seq)
    .filter((event) => !fold || whole || event.weight !== "minor");
  if (events.length === 0) return <p className="soft">{w.storyEmpty}</p>;
  return (
    <>
      <ol className="story">
        {shown.map((event) => (
          <Event key={event.seq} event={event} />
        ))}
      </ol>
      {fold && (
        <button type="button" className="linklike" onClick={() => setWhole(!whole)}>
          {whole ? w.fewer : w.more(minor)}
        </button>
      )}
    </>
  );
}

function Event({ event }: { event: StoryEvent }) {
  const w = useWords(caseWords);
  const say = useSay();
  const { language } = useLanguage();
  const quoted = new Set(event.quotes.map((quote) => say(quote.words)));
  const changes = event.changes.filter(
    (change) =>
      change.what !== "field" || (event.kind !== "opened" && !quoted.has(say(change.words))),
  );
  return (
    <li>
      <time dateTime={event.at} title={tableTime(event.at)}>
        {shortDay(event.at, language)}
        <br />
        {clockTime(event.at)}
      </time>
      <div className={`event ${event.weight}`}>
        <b>{say(event.words)}</b>
        <span className="who">
          {event.unit && `${say(event.unit)} `}
          {say(event.who)}
        </span>
        {changes.length > 0 && (
          <p className="soft">
            {changes
              .map((change) =>
                [say(change.words), say(change.display)].filter(Boolean).join(w.colon),
              )
              .join(language === "zh" ? "；" : "; ")}
          </p>
        )}
        {event.quotes.map((quote) => (
          <blockquote key={`${say(quote.words)} ${quote.text}`}>
            {event.quotes.length > 1 && (
              <span className="soft">
                {say(quote.words)}
                {w.colon}
              </span>
            )}
            {quote.text}
          </blockquote>
        ))}
      </div>
    </li>
  );
}
