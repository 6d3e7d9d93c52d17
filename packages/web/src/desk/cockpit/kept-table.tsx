import type { CockpitKept } from "@xinlian/wire";
import { Link } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import { Opens } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** What registers owe by their cadences, and how subjects stand in the bands of scores. */
export function KeptTable({ kept }: { kept: CockpitKept }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  const { visits, scores } = kept;
  return (
    <table className="compact">
      <caption className="unseen">{w.keptTable}</caption>
      <thead>
        <tr>
          <th scope="col">{w.rhythm}</th>
          <th scope="col" className="figure">
            {w.owedCol}
          </th>
          <th scope="col" className="figure">
            {w.missedCol}
          </th>
        </tr>
      </thead>
      <tbody>
        {visits.map(({ pack, packWords, register, cadence, owed, missed }) => (
          <tr key={`${pack}/${register.id}/${cadence.id}`}>
            <th scope="row">
              {say(packWords)} · {say(register.words)} · {say(cadence.words)}
            </th>
            <td className="figure">
              {owed === null ? (
                <span className="soft">{w.counting}</span>
              ) : owed.n === 0 ? (
                0
              ) : (
                <Link to={`/owed?of=${pack}/${register.id}/${cadence.id}`}>
                  {owed.n.toLocaleString("zh-CN")}
                  {owed.more ? "+" : ""}
                </Link>
              )}
            </td>
            <td className="figure late-text">
              <Opens cases={missed} late />
            </td>
          </tr>
        ))}
        {scores.map(({ pack, packWords, score, period, bands }) => (
          <tr key={`${pack}/${score.id}`}>
            <th scope="row">
              {say(packWords)} · <Link to={`/score/${pack}/${score.id}`}>{say(score.words)}</Link>{" "}
              {say(period)}
            </th>
            <td colSpan={2}>
              {bands === null ? (
                <span className="soft">{w.counting}</span>
              ) : (
                bands.map((band) => `${say(band.words)} ${band.n}`).join(w.and)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
