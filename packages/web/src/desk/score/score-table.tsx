import type { ScoreRow, ScoreView } from "@xinlian/wire";
import { Link } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import { plain } from "./points-text.ts";
import { scoreAddress } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

/** The three-line table of a period: names, points, bands. Bands are words, never colour alone. */
export function ScoreTable({
  score,
  period,
  rows,
}: {
  score: ScoreView;
  period: string;
  rows: readonly ScoreRow[];
}) {
  const w = useWords(scoreWords);
  const say = useSay();
  const bands = new Map(score.bands.map((band) => [band.name, say(band.words)]));
  const of = { pack: score.pack, score: score.name };
  return (
    <table className="score-table">
      <caption className="unseen">{say(score.words)}</caption>
      <thead>
        <tr>
          <th scope="col">{w.name}</th>
          <th scope="col">{w.area}</th>
          <th scope="col" className="figure">
            {w.points}
          </th>
          <th scope="col">{w.band}</th>
          <th scope="col">{w.note}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.subject}>
            <td>
              <Link to={scoreAddress(of, `/${row.subject}?period=${period}`)}>
                {say(row.words)}
              </Link>
            </td>
            <td>{row.area.name}</td>
            <td className="figure">{plain(row.points)}</td>
            <td>
              {row.band === null ? <span className="soft">{w.notYet}</span> : bands.get(row.band)}
            </td>
            <td>{row.ended ? w.ended : row.fresh ? w.fresh : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
