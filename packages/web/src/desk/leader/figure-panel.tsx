import type { FigureRow, Panel } from "@xinlian/wire";
import { useSay, useWords } from "../words/language.tsx";
import { Counted } from "./number.tsx";
import { Question } from "./panel.tsx";
import { difference } from "./parts.ts";
import { leaderWords } from "./words.ts";

/** A question answered by one number each: value, what it rests on, and how it was in the period before. */
export function FigurePanel({ panel, order }: { panel: Panel; order: string }) {
  const w = useWords(leaderWords);
  const say = useSay();
  const { sheet, before } = panel;
  if (sheet === null) return null;
  const was = (row: FigureRow) => before?.rows.find(({ indicator }) => indicator === row.indicator);
  const unit = (row: FigureRow) => (row.unit === null || row.unit.zh === "%" ? "" : say(row.unit));
  const title = `${order}${say(panel.words)}`;
  const [first, second] = sheet.rows;
  const told = [first, second]
    .filter((row) => row !== undefined)
    .map((row) => `${say(row.words)} ${row.text}${unit(row) && ` ${unit(row)}`}`)
    .join(w.and);
  const head = [w.figure, w.value, w.unit, w.n, ...(before ? [w.before] : []), w.means];
  const csv = [
    [title, say(sheet.period.words), sheet.cutoff],
    head,
    ...sheet.rows.map((row) => [
      say(row.words),
      row.text,
      unit(row),
      row.n ?? "",
      ...(before ? [was(row)?.text ?? ""] : []),
      row.means === null ? "" : say(row.means),
    ]),
  ];
  return (
    <Question
      id={panel.name}
      title={title}
      says={w.period(say(sheet.period.words), told)}
      csv={csv}
    >
      <table className="compact">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.figure}</th>
            <th scope="col" className="figure">
              {w.value}
            </th>
            <th scope="col" className="figure">
              {w.n}
            </th>
            {before && (
              <th scope="col" className="figure">
                {w.before}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.indicator}>
              <th scope="row">{say(row.words)}</th>
              <td className="figure strong">
                <Counted text={row.text} opens={row.opens} n={row.value} />
                {unit(row) && <span className="soft"> {unit(row)}</span>}
              </td>
              <td className="figure">
                {row.why === null ? (
                  row.opensWhole === null ? (
                    ""
                  ) : (
                    <Counted text={String(row.n)} opens={row.opensWhole} n={row.n} />
                  )
                ) : (
                  <span className="soft">{say(row.why)}</span>
                )}
              </td>
              {before && <td className="figure soft">{difference(row, was(row), w)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Question>
  );
}
