/** @jsxImportSource preact */
import type { ErrorProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { errorReference, errorWays, errorWords } from "./words.ts";

/** What went wrong, why, and what to do now. Never a bare number. */
export function renderError(props: ErrorProps): string {
  const words = errorWords[props.language][props.status];
  const ways = errorWays[props.language];
  return renderDocument({
    page: props,
    title: words.title,
    children: (
      <div class="error-page">
        <h1>{words.title}</h1>
        <p class="case-lede">{props.detail ?? words.why}</p>
        {props.detail ? <p>{words.why}</p> : null}
        <p>{words.next}</p>
        {props.reference ? (
          <p class="note">{errorReference[props.language](props.reference)}</p>
        ) : null}
        <p class="ways-on">
          <a class="button" href="/">
            {ways.home}
          </a>
          <a class="button second" href="/report">
            {ways.report}
          </a>
          <a class="button second" href={`tel:${props.city.phone}`}>
            {ways.call} {props.city.phone}
          </a>
        </p>
      </div>
    ),
  });
}
