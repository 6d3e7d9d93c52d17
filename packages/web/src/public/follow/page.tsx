/** @jsxImportSource preact */
import { dayWords, momentWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { FaultLine } from "../shell/fault.tsx";
import { shellWords } from "../shell/words.ts";
import { Letters, Merged, Next } from "./ahead.tsx";
import { Rating } from "./rating.tsx";
import { Reply } from "./reply.tsx";
import { Sentence } from "./sentence.tsx";
import { Story } from "./story.tsx";
import { Tracks } from "./tracks.tsx";
import { Ask, Others } from "./turn.tsx";
import { followWords } from "./words.ts";

/** Where a case stands, for the one who holds its receipt. */
export function renderFollow(props: FollowProps): string {
  const words = followWords[props.language];
  return renderDocument({
    page: props,
    title: `${props.title} · ${props.state}`,
    children: (
      <>
        <div
          data-island="seen"
          data-number={props.number}
          data-title={props.title}
          data-state={props.state}
          data-opened={momentWords(props.opened, props.language)}
          hidden
        />
        <p class="soft">
          {props.number} · {props.state}
        </p>
        <h1 class="case-title">{props.title}</h1>
        <Sentence {...props} />
        {props.said ? (
          <p class="note said" role="status">
            {props.said}
          </p>
        ) : null}
        {props.refused ? (
          <section class="fault-summary" tabindex={-1} autofocus aria-label={words.refusedTitle}>
            <FaultLine id="refused" text={props.refused} />
          </section>
        ) : null}
        <Merged {...props} />
        <Tracks {...props} />
        <Ask {...props} />
        <Reply {...props} />
        <Rating {...props} />
        <Next {...props} />
        <Others {...props} />
        <Letters {...props} />
        <Papers {...props} />
        <section class="plain-section" aria-labelledby="story-title">
          <h2 id="story-title">{words.story}</h2>
          <Story {...props} />
        </section>
        <Keep {...props} />
      </>
    ),
  });
}

function Papers({ papers = [], language }: FollowProps) {
  const words = followWords[language];
  if (papers.length === 0) return null;
  return (
    <section class="plain-section" aria-labelledby="papers-title">
      <h2 id="papers-title">{words.papers}</h2>
      <ul>
        {papers.map((paper) => (
          <li key={paper.href}>
            <a href={paper.href}>{paper.title}</a>{" "}
            <span class="soft">
              {paper.issue} · {dayWords(paper.at, language)}
            </span>
          </li>
        ))}
      </ul>
      <p class="soft">{words.papersNote}</p>
    </section>
  );
}

function Keep({ phone, receipt, city, language }: FollowProps) {
  const words = followWords[language];
  return (
    <section class="plain-section" aria-labelledby="keep-title">
      <h2 id="keep-title">{words.keep}</h2>
      <p>
        {phone === null ? words.reachNone : words.reach(phone)}
        {shellWords[language].gap}
        {words.call(city.phone)}
      </p>
      {receipt === null ? null : (
        <p class="after-button">
          <a class="button second" href={receipt}>
            {words.receipt}
          </a>
        </p>
      )}
    </section>
  );
}
