/** @jsxImportSource preact */
import { calendarDay, isoWords, timeWords, weekdayWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { shellWords } from "../shell/words.ts";

/** What happened, newest first. */
export function Story({ story, language, opened }: FollowProps) {
  const newestFirst = [...story].sort((a, b) => b.at - a.at);
  return (
    <ol class="story">
      {newestFirst.map((event) => (
        <li key={`${event.at}-${event.who}-${event.did}`}>
          <time datetime={isoWords(event.at)}>
            {calendarDay(event.at, language, opened)}
            <br />
            {weekdayWords(event.at, language)} {timeWords(event.at)}
          </time>
          <div class={event.weight === "main" ? "event" : `event ${event.weight}`}>
            {event.who}
            {shellWords[language].gap}
            <b>{event.did}</b>
            {event.note ? <p class="soft as-typed">{event.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
