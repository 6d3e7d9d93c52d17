/** @jsxImportSource preact */
import { dayWords, isoWords } from "../moment.ts";
import { renderDocument } from "../shell/document.tsx";
import type { PapersPageProps } from "./props.ts";
import { papersWords } from "./words.ts";

/** 公开通报: what the city published for everybody, newest first. */
export function renderPapers(props: PapersPageProps): string {
  const { language, rows, next, first, feed } = props;
  const words = papersWords[language];
  return renderDocument({
    page: props,
    title: words.title,
    feed: { href: feed, title: words.title },
    children: (
      <>
        <p class="way-back">
          <a href="/">‹ {words.back}</a>
        </p>
        <h1>{words.title}</h1>
        <p class="case-lede">{words.says}</p>
        {rows.length === 0 ? (
          <p class="note">{words.none}</p>
        ) : (
          <ol class="matters">
            {rows.map((row) => (
              <li key={row.href}>
                <h2>
                  <a href={row.href}>{[row.title, row.of].filter(Boolean).join(" · ")}</a>
                </h2>
                <p class="soft">
                  {row.issue} ·{" "}
                  <time datetime={isoWords(row.at)}>
                    {words.published(dayWords(row.at, language))}
                  </time>
                  {row.corrected ? ` · ${words.corrected}` : ""}
                </p>
              </li>
            ))}
          </ol>
        )}
        <p class="ways-on">
          {next === null ? null : (
            <a class="button second" href={next} rel="next">
              {words.older}
            </a>
          )}
          {first ? null : (
            <a class="button second" href="/papers">
              {words.newest}
            </a>
          )}
        </p>
        <p>
          <a href={feed}>{words.feed}</a>
        </p>
      </>
    ),
  });
}
