import type { PointView } from "@xinlian/wire";
import { Link } from "react-router";
import { Wide } from "../frame/wide.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { signed } from "./points-text.ts";
import { scoreWords } from "./words.ts";

/** Points in the order in which they count. The case that gave one is a link where it may be seen. */
export function PointList({
  points,
  onAppeal,
}: {
  points: readonly PointView[];
  /** null where nobody may appeal here. */
  onAppeal: ((point: PointView) => void) | null;
}) {
  const w = useWords(scoreWords);
  const say = useSay();
  return (
    <Wide label={w.list}>
      <table className="score-points">
        <caption className="unseen">{w.list}</caption>
        <thead>
          <tr>
            <th scope="col">{w.at}</th>
            <th scope="col">{w.rule}</th>
            <th scope="col" className="figure">
              {w.value}
            </th>
            <th scope="col">{w.source}</th>
            <th scope="col">{w.note}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id} id={`p-${point.id}`}>
              <td className="unbroken">{tableTime(point.given)}</td>
              <td>{say(point.words)}</td>
              <td className="figure">{signed(point.value)}</td>
              <td>
                {point.case === null ? (
                  <span className="soft">{w.hidden}</span>
                ) : (
                  <Link to={`/case/${point.case.id}`}>
                    {point.case.number ?? say(point.case.words)}
                  </Link>
                )}
              </td>
              <td>
                {point.counted !== point.value && (
                  <span className="soft">{w.counted(signed(point.counted))} </span>
                )}
                {point.against !== null && <a href={`#p-${point.against}`}>{w.answers}</a>}
                {point.answered !== null && <a href={`#p-${point.answered}`}>{w.answered}</a>}
                {point.mayAppeal && onAppeal !== null && (
                  <button type="button" className="linklike" onClick={() => onAppeal(point)}>
                    {w.appeal}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
