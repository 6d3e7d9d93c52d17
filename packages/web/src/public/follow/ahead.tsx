/** @jsxImportSource preact */
import { dueWords, isoWords, momentWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { followWords } from "./words.ts";

/** Where a merged case went. */
export function Merged({ merged, language, opened }: FollowProps) {
  if (merged === null) return null;
  const words = followWords[language];
  return (
    <section class="note merged" aria-labelledby="merged-title">
      <h2 id="merged-title">{words.merged(merged.number)}</h2>
      <p>
        {[
          merged.lead === null ? "" : words.mergedWith(merged.lead),
          merged.state === null ? "" : words.mergedState(merged.state),
          merged.due === null ? "" : words.mergedDue(dueWords(merged.due, language, opened)),
        ]
          .filter(Boolean)
          .join(words.comma)}
        {merged.state === null ? words.mergedQuiet : words.stop}
      </p>
      <p class="soft">{words.mergedNote}</p>
    </section>
  );
}

/** What the city owes next and by when. */
export function Next({ next, language, opened }: FollowProps) {
  if (next.length === 0) return null;
  const words = followWords[language];
  return (
    <section class="plain-section" aria-labelledby="next-title">
      <h2 id="next-title">{words.next}</h2>
      <dl class="facts">
        {next.map((step) => (
          <div key={step.text}>
            <dt>{step.text}</dt>
            <dd>
              {step.due === null ? "" : words.by(dueWords(step.due, language, opened))}
              {step.provisional ? words.provisional : ""}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the city has told the citizen; whoever has no phone reads it here. */
export function Letters({ letters, language, opened }: FollowProps) {
  if (letters.length === 0) return null;
  const words = followWords[language];
  return (
    <section class="plain-section" aria-labelledby="letters-title">
      <h2 id="letters-title">{words.letters}</h2>
      <ul class="letters">
        {letters.map((letter) => (
          <li key={`${letter.at} ${letter.text}`}>
            <p class="as-typed">{letter.text}</p>
            <time class="soft" datetime={isoWords(letter.at)}>
              {momentWords(letter.at, language, opened)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
