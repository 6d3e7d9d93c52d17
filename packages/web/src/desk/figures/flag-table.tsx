import type { FlaggedRow } from "@xinlian/wire";
import { useSay, useWords } from "../words/language.tsx";
import { figuresWords } from "./words.ts";

/** Numbers about which something should hold and does not: they stand as they are. */
export function FlagTable({
  rows,
  onExplain,
}: {
  rows: readonly FlaggedRow[];
  onExplain: (explains: string) => void;
}) {
  const w = useWords(figuresWords);
  const say = useSay();
  return (
    <section className="section">
      <h2>{w.flagged}</h2>
      <p className="soft">{w.flaggedSays}</p>
      <table>
        <caption className="unseen">{w.flagged}</caption>
        <thead>
          <tr>
            <th scope="col">{w.figure}</th>
            <th scope="col" className="figure">
              {w.value}
            </th>
            <th scope="col">{w.flags}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // A number filed twice is listed twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn whole
            <tr key={`${row.cell} ${at}`}>
              <th scope="row">{say(row.words)}</th>
              <td className="figure">
                <button
                  type="button"
                  className="linklike"
                  aria-label={`${row.text} ${w.explain(say(row.words))}`}
                  onClick={() => onExplain(row.explains)}
                >
                  {row.text}
                </button>
              </td>
              <td>{row.flags.map((flag) => say(flag)).join("；")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
