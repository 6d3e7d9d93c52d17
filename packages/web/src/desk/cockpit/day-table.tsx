import type { Cockpit } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import { Opens } from "./opens.tsx";
import { Upright } from "./span-table.tsx";
import { cockpitWords } from "./words.ts";

/** What came and what ended, day by day: two bars above two numbers. */
export function DayTable({ days }: Pick<Cockpit, "days">) {
  const w = useWords(cockpitWords);
  const most = Math.max(1, ...days.flatMap(({ came, ended }) => [came.n, ended.n]));
  return (
    <table className="compact spans days">
      <caption className="unseen">{w.daysTable}</caption>
      <thead>
        <tr>
          <th scope="col">{w.day}</th>
          {days.map(({ day }) => (
            <th key={day} scope="col" className="figure">
              <span className="unseen">{day.slice(0, 8)}</span>
              {day.slice(5, 7) !== days[0]?.day.slice(5, 7) && day.endsWith("-01")
                ? `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`
                : Number(day.slice(8))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="uprights">
          <td>
            <span className="unseen">{w.bars}</span>
          </td>
          {days.map(({ day, came, ended }) => (
            <td key={day}>
              <Upright share={came.n / most} />
              <Upright share={ended.n / most} hollow />
            </td>
          ))}
        </tr>
        {(["came", "ended"] as const).map((name) => (
          <tr key={name}>
            <th scope="row">
              <svg
                className={name === "came" ? "key" : "key hollow"}
                viewBox="0 0 10 10"
                aria-hidden="true"
              >
                <rect x=".5" y=".5" width="9" height="9" />
              </svg>{" "}
              {w[name]}
            </th>
            {days.map((each) => (
              <td key={each.day} className="figure">
                <Opens cases={each[name]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
