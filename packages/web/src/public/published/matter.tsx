/** @jsxImportSource preact */
import { dayWords } from "../moment.ts";
import type { OpenMatterPageProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { publishedWords } from "./words.ts";

/** One settled matter, as far as everybody may read it. */
export function renderOpenMatter(props: OpenMatterPageProps): string {
  const { language, matter } = props;
  const words = publishedWords[language];
  return renderDocument({
    page: props,
    title: `${matter.topic} · ${matter.number}`,
    children: (
      <>
        <p class="way-back">
          <a href="/public">‹ {words.title}</a>
        </p>
        <p class="soft">{matter.number}</p>
        <h1 class="case-title">{matter.topic}</h1>
        <p class="case-lede">{words.settledIn(matter.area, dayWords(matter.at, language))}</p>
        {matter.photos.length === 0 ? null : (
          <ul class="proof">
            {matter.photos.map((photo, at) => (
              <li key={photo.href}>
                <a href={photo.href}>
                  <img
                    src={photo.href}
                    alt={words.photo(at + 1, matter.photos.length)}
                    loading="lazy"
                  />
                </a>
              </li>
            ))}
          </ul>
        )}
        {matter.texts.map((each) => (
          <section key={each.label} class="plain-section">
            <h2>{each.label}</h2>
            <p class="quote as-typed">{each.text}</p>
          </section>
        ))}
        <dl class="facts plain-section">
          {matter.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.text}</dd>
            </div>
          ))}
          <div>
            <dt>{words.registered}</dt>
            <dd>{dayWords(matter.opened, language)}</dd>
          </div>
        </dl>
        <p class="soft">{words.masked}</p>
        <p class="after-button">
          <a class="button second" href="/report">
            {words.report}
          </a>
        </p>
      </>
    ),
  });
}
