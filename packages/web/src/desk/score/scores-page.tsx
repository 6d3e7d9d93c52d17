import { Link } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { scoreAddress, useScores } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

/** Every score that this person may read, pack by pack. */
export default function ScoresPage() {
  const w = useWords(scoreWords);
  const say = useSay();
  useTitle(w.title);
  const rows = useScores();
  if (rows === undefined) return <Waiting />;
  return (
    <>
      <h1 className="lede">{w.lede(rows.length)}</h1>
      {rows.length === 0 ? (
        <Empty why={w.lede(0)} next={w.noneNext} />
      ) : (
        <Wide label={w.title}>
          <table>
            <caption className="unseen">{w.title}</caption>
            <thead>
              <tr>
                <th scope="col">{w.score}</th>
                <th scope="col">{w.of}</th>
                <th scope="col">{w.per}</th>
                <th scope="col">{w.bands}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.pack}/${row.name}`}>
                  <td>
                    <Link to={scoreAddress({ pack: row.pack, score: row.name })}>
                      {say(row.words)}
                    </Link>
                  </td>
                  <td>{say(row.of)}</td>
                  <td>{w.pers[row.per]}</td>
                  <td>
                    {row.bands.map((band) => `${say(band.words)} ${say(band.range)}`).join(" · ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  );
}
