import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useLetters } from "./use-notices.ts";
import { noticeWords } from "./words.ts";
import "./letters.css";

/** What the citizen was told, word for word, and whether it reached the telephone: whoever answers a call reads it out. */
export function Letters({ id, waits }: { id: string; waits: boolean }) {
  const w = useWords(noticeWords);
  const say = useSay();
  const letters = useLetters(id).data?.rows;
  // Where nobody reported it, that nobody was told is no news.
  if (letters === undefined || (letters.length === 0 && !waits)) return null;
  return (
    <section className="section">
      <h2>{w.letters}</h2>
      {letters.length === 0 ? (
        <p className="soft">{w.lettersNone}</p>
      ) : (
        <ol className="letters">
          {letters.map((letter) => (
            <li key={letter.id}>
              <p>{say(letter.text)}</p>
              <p className={letter.state === "failed" ? "is-late" : "soft"}>
                <time dateTime={letter.sentAt ?? letter.at}>
                  {tableTime(letter.sentAt ?? letter.at)}
                </time>{" "}
                · {w.letterState[letter.state]}
                {letter.tries > 1 && ` · ${w.tries(letter.tries)}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
