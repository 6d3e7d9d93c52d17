import type { FigureRow, Panel } from "@xinlian/wire";
import { useState } from "react";
import { useSay, useWords } from "../words/language.tsx";
import { Bar, Counted } from "./number.tsx";
import { Question } from "./panel.tsx";
import { difference, type Part, partsOf } from "./parts.ts";
import { leaderWords } from "./words.ts";

/** A question answered by parts: areas all of them, other words the largest, the rest in one row. Bars live in the table. */
export function DividedPanel({ panel, order }: { panel: Panel; order: string }) {
  const w = useWords(leaderWords);
  const say = useSay();
  const [whole, setWhole] = useState(false);
  const { sheet, before, top } = panel;
  if (sheet === null) return null;
  const title = `${order}${say(panel.words)}`;
  const all = partsOf(sheet);
  const was = before === null ? [] : partsOf(before);
  const shown = sheet.by === "area" || whole ? all : all.slice(0, top);
  const rest = all.slice(shown.length);
  const indicators = all[0]?.rows ?? [];
  const lead = (part: Part) => part.rows[0]?.value ?? 0;
  const most = Math.max(1, ...shown.map(lead));
  const old = (part: Part, row: FigureRow) =>
    was.find(({ key }) => key === part.key)?.rows.find((each) => each.indicator === row.indicator);
  const name = (part: Part) => (part.words === null ? w.all : say(part.words));
  const [first] = [...all].sort((a, b) => lead(b) - lead(a));
  const [row] = first?.rows ?? [];
  const says =
    first === undefined || row === undefined || lead(first) === 0
      ? w.nothing(say(sheet.period.words))
      : w.mostOf(
          say(sheet.period.words),
          name(first),
          say(row.words),
          row.text,
          before === null ? "" : difference(row, old(first, row), w),
        );
  const left = rest.reduce((sum, part) => sum + lead(part), 0);
  const csv = [
    [title, say(sheet.period.words), sheet.cutoff],
    ["", ...indicators.map((each) => say(each.words))],
    ...all.map((part) => [name(part), ...part.rows.map(({ text }) => text)]),
  ];
  return (
    <Question id={panel.name} title={title} says={says} csv={csv} wide={indicators.length > 2}>
      <table className="compact">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{sheet.by === "area" ? w.area : w.part}</th>
            <td aria-hidden="true" />
            {indicators.map((each) => (
              <th key={each.indicator} scope="col" className="figure">
                {say(each.words)}
              </th>
            ))}
            {before && (
              <th scope="col" className="figure">
                {w.before}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((part) => (
            <tr key={part.key ?? "-"}>
              <th scope="row">{name(part)}</th>
              <td className="bar-cell">
                <Bar share={lead(part) / most} />
              </td>
              {part.rows.map((each) => (
                <td key={each.indicator} className="figure">
                  <Counted text={each.text} opens={each.opens} n={each.value} />
                </td>
              ))}
              {before && part.rows[0] && (
                <td className="figure soft">
                  {difference(part.rows[0], old(part, part.rows[0]), w)}
                </td>
              )}
            </tr>
          ))}
          {rest.length > 0 && (
            <tr>
              <th scope="row">
                <button type="button" className="linklike" onClick={() => setWhole(true)}>
                  {w.others(rest.length)}
                </button>
              </th>
              <td className="bar-cell">
                <Bar share={left / most} />
              </td>
              <td className="figure">{left.toLocaleString("zh-CN")}</td>
              {indicators.slice(1).map((each) => (
                <td key={each.indicator} />
              ))}
              {before && <td />}
            </tr>
          )}
        </tbody>
      </table>
    </Question>
  );
}
