/** @jsxImportSource preact */
import { dueWords, momentWords } from "../moment.ts";
import type { SameProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { sameWords } from "./words.ts";

/** A neighbour's matter, to be followed: where it stands, and nothing of who reported it. */
export function renderSame(props: SameProps): string {
  const { language, opened } = props;
  const words = sameWords[language];
  return renderDocument({
    page: props,
    title: `${props.title} · ${props.state}`,
    children: (
      <>
        <p class="way-back">
          <a href="/report">‹ {words.back}</a>
        </p>
        <p class="soft">
          {props.number} · {props.state}
        </p>
        <h1 class="case-title">{props.title}</h1>
        <p class="case-lede">{sentence(props)}</p>
        <dl class="facts">
          <div>
            <dt>{words.opened}</dt>
            <dd>{momentWords(opened, language)}</dd>
          </div>
          {props.lead === null ? null : (
            <div>
              <dt>{words.lead}</dt>
              <dd>{props.lead}</dd>
            </div>
          )}
          {props.due === null || props.ended ? null : (
            <div>
              <dt>{words.due}</dt>
              <dd>{dueWords(props.due, language, opened)}</dd>
            </div>
          )}
        </dl>
        <div
          data-island="same"
          data-number={props.number}
          data-title={props.title}
          data-opened={momentWords(opened, language)}
          data-state={props.state}
          data-link={props.href}
          data-kept={words.kept}
          data-not-kept={words.notKept}
        >
          <button class="button large wide" type="button" data-keep hidden>
            {words.keep}
          </button>
          <p class="soft after-button" data-said role="status" />
        </div>
        <p class="soft">{words.mark}</p>
        <p class="after-button">
          <a class="button second" href="/report">
            {words.own}
          </a>
        </p>
        <p class="soft">{words.ownNote}</p>
      </>
    ),
  });
}

function sentence({ language, lead, ended, answered, due, opened }: SameProps): string {
  const words = sameWords[language];
  if (ended) return words.ended;
  if (answered !== null) return words.answered;
  if (lead === null || due === null) return words.settling;
  return words.inHand(lead, dueWords(due, language, opened));
}
