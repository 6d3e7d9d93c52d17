/** @jsxImportSource preact */
import type { Language } from "@xinlian/kernel";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { calendarDay } from "../moment.ts";
import type { NearProps } from "../props.ts";
import { nearWords } from "./near-words.ts";

/** This may be reported already: to follow it instead is offered, never asked for. */
export function Near({ near, language }: { near: readonly NearProps[]; language: Language }) {
  if (near.length === 0) return null;
  const words = nearWords[language];
  return (
    <section class="near" aria-labelledby="near-title">
      <h2 id="near-title">{words.title}</h2>
      <ul>
        {near.map((one) => (
          <li key={one.href}>
            <p>
              <b>{one.title}</b>
            </p>
            <p class="soft">
              {[
                words.reported(calendarDay(one.opened, language, one.opened)),
                one.lead === null ? one.state : words.has(one.lead, one.state),
                one.because,
              ].join(words.comma)}
            </p>
            <a class="button second" href={one.href}>
              {words.follow}
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{words.goOn}</p>
    </section>
  );
}

/** The same as a piece of a page, for the script of the form. */
export function renderNear(near: readonly NearProps[], language: Language): string {
  return renderToString((<Near near={near} language={language} />) as VNode);
}
