import type { FigureRow, FigureSheet } from "@xinlian/wire";
import { useSay, useWords } from "../words/language.tsx";
import { figuresWords } from "./words.ts";

/** Figures of one place and period, a row each; every number says what it is. */
export function SheetTable({
  sheet,
  onExplain,
}: {
  sheet: FigureSheet;
  onExplain: (explains: string) => void;
}) {
  const w = useWords(figuresWords);
  const say = useSay();
  const divided = sheet.by !== null;
  const filled = sheet.rows.filter(({ value, n }) => value !== null || (n ?? 0) > 0);
  if (filled.length === 0) {
    return (
      <p>
        {w.empty}。{w.emptyNext}
      </p>
    );
  }
  return (
    <table className="figures-table">
      <caption className="unseen">{say(sheet.period.words)}</caption>
      <thead>
        <tr>
          {divided && <th scope="col">{w.part}</th>}
          <th scope="col">{w.figure}</th>
          <th scope="col" className="figure">
            {w.value}
          </th>
          <th scope="col">{w.unit}</th>
          <th scope="col" className="figure">
            {w.n}
          </th>
          <th scope="col">{w.flags}</th>
        </tr>
      </thead>
      <tbody>
        {filled.map((row) => (
          <tr key={`${row.key} ${row.indicator}`}>
            {divided && <th scope="row">{row.keyWords && say(row.keyWords)}</th>}
            {divided ? <td>{say(row.words)}</td> : <th scope="row">{say(row.words)}</th>}
            <td className="figure">
              <button
                type="button"
                className="linklike"
                aria-label={`${row.text} ${w.explain(nameOf(row, say))}`}
                onClick={() => row.explains && onExplain(row.explains)}
              >
                {row.text}
              </button>
            </td>
            <td>{row.unit && !row.text.endsWith("%") && say(row.unit)}</td>
            <td className="figure soft">{row.n ?? ""}</td>
            <td>
              {row.parts && row.parts.have < row.parts.of && (
                <span className="soft">{w.parts(row.parts.have, row.parts.of)} </span>
              )}
              {(row.flags ?? []).map((flag) => (
                <span key={flag.zh} className="flag">
                  {say(flag)}{" "}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(row: FigureRow, say: ReturnType<typeof useSay>): string {
  return [row.keyWords, row.words].flatMap((words) => (words ? [say(words)] : [])).join(" ");
}
