import type { CockpitKept } from "@xinlian/wire";
import type { ReactNode } from "react";
import { Fragment } from "react";
import { Link } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import { Opens } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** What registers owe by their cadences, and how subjects stand in the bands of scores: a row a pack. */
export function KeptTable({ packs }: CockpitKept) {
  const w = useWords(cockpitWords);
  const say = useSay();
  return (
    <table className="compact">
      <caption className="unseen">{w.keptTable}</caption>
      <thead>
        <tr>
          <th scope="col">{w.pack}</th>
          <th scope="col">{w.owedCol}</th>
          <th scope="col">{w.missedCol}</th>
          <th scope="col">{w.bandsCol}</th>
        </tr>
      </thead>
      <tbody>
        {packs.map(({ pack, words, owed, missed, scores }) => (
          <tr key={pack}>
            <th scope="row">{say(words)}</th>
            <td className="listed">
              {listed(
                owed.map(({ register, cadence, counted }) => (
                  <Fragment key={`${register.id}/${cadence.id}`}>
                    {say(cadence.words)}{" "}
                    {counted === null ? (
                      <span className="soft">{w.counting}</span>
                    ) : counted.n === 0 ? (
                      0
                    ) : (
                      <Link to={`/owed?of=${pack}/${register.id}/${cadence.id}`}>
                        {counted.n.toLocaleString("zh-CN")}
                        {counted.more ? "+" : ""}
                      </Link>
                    )}
                  </Fragment>
                )),
                w.and,
              )}
            </td>
            <td className="listed">
              {listed(
                missed.map(({ type, cases }) => (
                  <Fragment key={type.id}>
                    {say(type.words)} <Opens cases={cases} late />
                  </Fragment>
                )),
                w.and,
              )}
            </td>
            <td className="listed">
              {listed(
                scores.map(({ score, period, bands }) => (
                  <Fragment key={score.id}>
                    <Link to={`/score/${pack}/${score.id}`}>{say(score.words)}</Link>{" "}
                    {period === null ? (
                      <span className="soft">{w.counting}</span>
                    ) : (
                      `${say(period)} ${bands.map((band) => `${say(band.words)} ${band.n}`).join(w.and)}`
                    )}
                  </Fragment>
                )),
                w.dash,
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Parts that bring their own keys, with a mark between them. */
function listed(parts: readonly ReactNode[], between: string): ReactNode {
  if (parts.length === 0) return "–";
  return parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]));
}
