/** @jsxImportSource preact */
import type { TextPageProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { shellWords } from "../shell/words.ts";
import { accessibilityWords, privacyWords } from "./words.ts";

/** Privacy and accessibility: what holds, in plain words. */
export function renderTextPage(props: TextPageProps): string {
  const statement = (props.page === "privacy" ? privacyWords : accessibilityWords)[props.language];
  return renderDocument({
    page: props,
    title: statement.title,
    children: (
      <>
        <p class="way-back">
          <a href="/">‹ {shellWords[props.language].home}</a>
        </p>
        <h1>{statement.title}</h1>
        <p class="case-lede">{statement.lede}</p>
        {statement.sections.map((section, index) => (
          <section key={section.title} class="section" aria-labelledby={`s${index}`}>
            <h2 id={`s${index}`}>{section.title}</h2>
            <ul class="points">
              {section.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}
