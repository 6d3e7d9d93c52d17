import type { ScoreLedger } from "@xinlian/wire";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { plain } from "./points-text.ts";
import { scoreWords } from "./words.ts";

/** What a closed period came to at its end and after each correction; nothing where it never changed. */
export function Turns({ ledger: { turns, score } }: { ledger: ScoreLedger }) {
  const w = useWords(scoreWords);
  const say = useSay();
  if (turns.length < 2) return null;
  return (
    <section aria-label={w.turns}>
      <h2>{w.turns}</h2>
      <ol className="score-turns">
        {turns.map(({ at, points, band, because }) => {
          const words = score.bands.find(({ name }) => name === band)?.words;
          return (
            <li key={`${at} ${because}`}>
              <time dateTime={at}>{tableTime(at)}</time>{" "}
              {w.turn(because === null, plain(points), words === undefined ? "–" : say(words))}
            </li>
          );
        })}
      </ol>
      <p className="soft">{w.turnsHow}</p>
    </section>
  );
}
