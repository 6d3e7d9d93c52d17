import type { RuleSum, ScoreView } from "@xinlian/wire";
import { Wide } from "../frame/wide.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { plain, signed } from "./points-text.ts";
import { scoreWords } from "./words.ts";

/** What each rule gave, and what of that counts. */
export function RuleTable({ score, rules }: { score: ScoreView; rules: readonly RuleSum[] }) {
  const w = useWords(scoreWords);
  const say = useSay();
  const sums = new Map(rules.map((each) => [each.rule, each]));
  return (
    <section aria-label={w.rules}>
      <h2>{w.rules}</h2>
      <Wide label={w.rules}>
        <table>
          <caption className="unseen">{w.rules}</caption>
          <thead>
            <tr>
              <th scope="col">{w.rule}</th>
              <th scope="col" className="figure">
                {w.sum}
              </th>
              <th scope="col" className="figure">
                {w.cap}
              </th>
              <th scope="col" className="figure">
                {w.counts}
              </th>
            </tr>
          </thead>
          <tbody>
            {score.rules.map((rule) => {
              const own = sums.get(rule.name);
              return (
                <tr key={rule.name}>
                  <td>
                    {say(rule.words)}{" "}
                    {rule.start !== null && <span className="soft">{w.start}</span>}
                  </td>
                  <td className="figure">{own === undefined ? "" : signed(own.sum)}</td>
                  <td className="figure">
                    {rule.cap === null ? <span className="soft">{w.noCap}</span> : plain(rule.cap)}
                  </td>
                  <td className="figure">{own === undefined ? "" : signed(own.counts)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
