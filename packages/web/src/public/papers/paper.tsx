/** @jsxImportSource preact */

import { renderDocument } from "../shell/document.tsx";
import type { PaperPageProps, PaperPart } from "./props.ts";
import { papersWords } from "./words.ts";

/** One public paper, as it was published. */
export function renderPaper(props: PaperPageProps): string {
  const { language, paper } = props;
  const words = papersWords[language];
  return renderDocument({
    page: props,
    title: `${paper.title} ${paper.issue}`,
    width: "wide",
    children: (
      <>
        <p class="way-back">
          <a href="/papers">‹ {words.title}</a>
        </p>
        <article class="public-paper">
          <p class="soft">{paper.issuer}</p>
          <h1 class="case-title">{paper.title}</h1>
          <p class="case-lede">
            {paper.issue} · {paper.printed}
          </p>
          {paper.marks.map((mark) => (
            <p key={mark} class="note">
              {mark} {paper.newer === null ? null : <a href={paper.newer}>{words.newer}</a>}
            </p>
          ))}
          {paper.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one paper never move
            <Part key={at} part={part} />
          ))}
          {paper.notes.map((note) => (
            <p key={note} class="soft">
              {note}
            </p>
          ))}
          <p class="soft">{paper.unsealed}</p>
        </article>
        <p class="soft">{words.masked}</p>
        <p class="ways-on">
          {paper.files.map(({ form, href }) => (
            <a key={form} class="button second" href={href}>
              {words[form]}
            </a>
          ))}
        </p>
      </>
    ),
  });
}

function Part({ part }: { part: PaperPart }) {
  if (part.kind === "heading") return <h2>{part.text}</h2>;
  if (part.kind !== "table") return <p>{part.text}</p>;
  const { title, heads, rows } = part.sheet;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section class="wide-table" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one table never move
            <tr key={line}>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one table never move
                <td key={at} class={/^[\d,.%]+$/.test(cell) ? "number" : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
