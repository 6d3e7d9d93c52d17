/** @jsxImportSource preact */
import { momentWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { FaultLine } from "../shell/fault.tsx";
import { PressForm } from "../shell/form.tsx";
import { shellWords } from "../shell/words.ts";
import { Rating } from "./rating.tsx";
import { Sentence } from "./sentence.tsx";
import { Story } from "./story.tsx";
import { Tracks } from "./tracks.tsx";
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
        <Tracks {...props} />
        <Ask {...props} />
        <Reply {...props} />
        <Rating {...props} />
        <Others {...props} />
        <section class="plain-section" aria-labelledby="story-title">
          <h2 id="story-title">{words.story}</h2>
          <Story {...props} />
        </section>
        <Keep {...props} />
      </>
    ),
  });
}

/** Three answers of equal weight, so that nobody is led to the pleasant one. */
function Ask({ ask, token }: FollowProps) {
  if (ask === null) return null;
  return (
    <section class="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{ask.title}</h2>
      <div class="equal-presses">
        {ask.presses.map((press) => (
          <PressForm key={press.text} press={press} token={token} />
        ))}
      </div>
      {ask.note ? <p class="soft">{ask.note}</p> : null}
      {ask.presses
        .filter((press) => press.note)
        .map((press) => (
          <p key={press.text} class="soft">
            {press.note}
          </p>
        ))}
    </section>
  );
}

function Reply({ reply, language, opened }: FollowProps) {
  const words = followWords[language];
  if (reply === null) return null;
  return (
    <section class="plain-section" aria-labelledby="reply-title">
      <h2 id="reply-title">{words.reply}</h2>
      {reply.photos.length === 0 ? null : (
        <div class="proof">
          {reply.photos.map((photo) => (
            <figure key={photo.src}>
              <img src={photo.src} alt={photo.alt} loading="lazy" />
              <figcaption class="soft">{photo.caption}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <blockquote class="quote">
        <p class="as-typed">
          {words.quote[0]}
          {reply.text}
          {words.quote[1]}
        </p>
        <p class="soft">{words.saidBy(reply.by, momentWords(reply.at, language, opened))}</p>
      </blockquote>
    </section>
  );
}

function Others({ others, token, language }: FollowProps) {
  if (others.length === 0) return null;
  return (
    <section class="plain-section" aria-labelledby="others-title">
      <h2 id="others-title">{followWords[language].others}</h2>
      <div class="others">
        {others.map((press) => (
          <PressForm key={press.text} press={press} token={token}>
            {press.note ? <p class="soft">{press.note}</p> : null}
          </PressForm>
        ))}
      </div>
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
