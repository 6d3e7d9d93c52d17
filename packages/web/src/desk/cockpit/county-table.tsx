import type { CockpitCounty } from "@xinlian/wire";
import { Link } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import { Opens, percent } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** The map as a table: every county, and whose the case is that is overdue for longest. */
export function CountyTable({ counties }: { counties: readonly CockpitCounty[] }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  return (
    <table className="compact">
      <caption className="unseen">{w.whereTable}</caption>
      <thead>
        <tr>
          <th scope="col">{w.area}</th>
          <th scope="col" className="figure">
            {w.lateCol}
          </th>
          <th scope="col" className="figure">
            {w.todayCol}
          </th>
          <th scope="col" className="figure">
            {w.openCol}
          </th>
          <th scope="col" className="figure">
            {w.endedCol}
          </th>
          <th scope="col" className="figure">
            {w.shareCol}
          </th>
          <th scope="col">{w.firstDue}</th>
          <th scope="col">{w.firstLead}</th>
        </tr>
      </thead>
      <tbody>
        {counties.map((county) => (
          <tr key={county.code}>
            <th scope="row">{county.name}</th>
            <td className="figure late-text">
              <Opens cases={county.late} late />
            </td>
            <td className="figure">
              <Opens cases={county.today} />
            </td>
            <td className="figure">
              <Opens cases={county.open} />
            </td>
            <td className="figure">
              <Opens cases={county.ended} />
            </td>
            <td className="figure">{percent(county.onTime)}</td>
            <td className="unbroken">
              {county.first ? (
                <Link to={`/case/${county.first.id}`}>{county.first.dueDay}</Link>
              ) : (
                "–"
              )}
            </td>
            <td>{county.first?.lead ? say(county.first.lead.words) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
