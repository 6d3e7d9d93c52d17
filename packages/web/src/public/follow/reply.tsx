/** @jsxImportSource preact */
import { momentWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { followWords } from "./words.ts";

/** What was answered, with the proof first: pictures, then words, then papers. */
export function Reply({ reply, language, opened }: FollowProps) {
  const words = followWords[language];
  if (reply === null) return null;
  return (
    <section class="plain-section" aria-labelledby="reply-title">
      <h2 id="reply-title">{words.reply}</h2>
      {reply.photos.length === 0 ? null : (
        <ul class="proof">
          {reply.photos.map((photo, at) => (
            <li key={photo.src}>
              <a href={photo.src}>
                <img
                  src={photo.src}
                  alt={words.photo(at + 1, reply.photos.length)}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <blockquote class="quote">
        <p class="as-typed">
          {words.quote[0]}
          {reply.text}
          {words.quote[1]}
        </p>
        <p class="soft">{words.saidBy(reply.by, momentWords(reply.at, language, opened))}</p>
      </blockquote>
      {reply.facts.length === 0 ? null : (
        <dl class="facts">
          {reply.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{words.unitSays(fact.label)}</dt>
              <dd>{fact.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {reply.files.length === 0 ? null : (
        <ul class="entries">
          {reply.files.map((file) => (
            <li key={file.href}>
              <a href={file.href}>{words.download(file.text)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
