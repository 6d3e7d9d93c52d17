/** @jsxImportSource preact */

import { dateWords } from "../moment.ts";
import type { HomeProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { Lookup } from "./lookup.tsx";
import { homeWords } from "./words.ts";

/** The first page: one question, one large button, then what was reported before and what the city publishes. */
export function renderHome(props: HomeProps): string {
  const words = homeWords[props.language];
  const { city } = props;
  return renderDocument({
    page: props,
    title: words.title,
    width: "wide",
    children: (
      <div class="home">
        <div class="home-act">
          <h1>
            {words.question[0]}
            <wbr />
            <span class="question-rest">{words.question[1]}</span>
          </h1>
          <Fact {...props} />
          <a class="button large wide" href="/report">
            {words.report}
          </a>
          <p class="soft after-button">
            {words.effort}{" "}
            <a class="press" href={`tel:${city.phone}`}>
              {city.phone}
            </a>
            {words.stop}
          </p>
          <Lookup {...props} />
          <section class="section" aria-labelledby="kept-title">
            <h2 id="kept-title">{words.kept}</h2>
            <div
              data-island="kept-receipts"
              data-language={props.language}
              data-empty={words.keptEmpty}
            >
              <p class="soft">{words.keptWithout}</p>
            </div>
          </section>
        </div>
        <div class="home-read">
          <Topics {...props} />
          <Published {...props} />
          <p class="note danger">
            {words.danger} <Emergency words={words} />
            {words.stop}
          </p>
        </div>
      </div>
    ),
  });
}

function Fact({ fact, language }: HomeProps) {
  const words = homeWords[language];
  if (fact === null) return <p class="soft opening">{words.noFact}</p>;
  const figure = (n: number) => n.toLocaleString("en-US");
  return (
    <div class="opening">
      <p class="soft">
        {words.fact(dateWords(fact.day, language), figure(fact.received), figure(fact.passedOn))}
      </p>
      <details class="definition">
        <summary>{words.counted}</summary>
        <p>{fact.definition}</p>
      </details>
    </div>
  );
}

function Topics({ topics, language }: HomeProps) {
  const words = homeWords[language];
  return (
    <section class="section" aria-labelledby="topics-title">
      <h2 id="topics-title">{words.topics}</h2>
      {topics.length === 0 ? (
        <p class="soft">{words.topicsEmpty}</p>
      ) : (
        <ul class="pairs">
          {topics.map((topic) => (
            <li key={topic.href}>
              <a href={topic.href}>{topic.text}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Published({ published, language }: HomeProps) {
  const words = homeWords[language];
  return (
    <section class="section" aria-labelledby="published-title">
      <h2 id="published-title">{words.published}</h2>
      {published.length === 0 ? (
        <p class="soft">{words.publishedEmpty}</p>
      ) : (
        <ul class="entries">
          {published.map((entry) => (
            <li key={entry.href}>
              <a href={entry.href}>{entry.text}</a>
              <p class="soft">{entry.detail}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Emergency({ words }: { words: (typeof homeWords)["zh"] }) {
  const numbers = [words.police, words.fire, words.ambulance];
  return (
    <span class="unbroken">
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 ? " · " : ""}
          <a class="press" href={`tel:${number}`}>
            {number}
          </a>
        </span>
      ))}
    </span>
  );
}
