import type { Cockpit, LateCase } from "@xinlian/wire";
import { Link } from "react-router";
import { shortDay } from "../time/show.ts";
import { fill } from "../words/fill.tsx";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { Opens } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** The opening sentence: how much stands, how much is late, where it is worst, since when and whose. */
export function Worst({ page }: { page: Cockpit }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  const { language } = useLanguage();
  const { whole, counties } = page;
  const [county] = counties;
  const first = county?.first ?? null;
  const slots = {
    open: <Opens cases={whole.open} />,
    late: <Opens cases={whole.late} late />,
    today: <Opens cases={whole.today} />,
    place: county?.name,
    n: county && <Opens cases={county.late} late />,
    title: first && <Link to={`/case/${first.id}`}>{first.title}</Link>,
    day: first && shortDay(`${first.dueDay}T12:00:00+08:00`, language, page.at),
    over: first && say(first.light.says),
    lead: first?.lead ? say(first.lead.words) : w.nobody,
  };
  const text = whole.late.n === 0 ? w.calm : first === null ? w.late : w.worst;
  return <h1 className="lede">{fill(text, slots)}</h1>;
}

/** What, where, since when, whose: the cases that are overdue for longest. */
export function Longest({ rows }: { rows: readonly LateCase[] }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  return (
    <table className="compact">
      <caption className="unseen">{w.longest}</caption>
      <thead>
        <tr>
          <th scope="col">{w.matter}</th>
          <th scope="col">{w.area}</th>
          <th scope="col">{w.due}</th>
          <th scope="col">{w.lead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="matter">
              <Link to={`/case/${row.id}`}>{row.title}</Link>{" "}
              <span className="soft">{say(row.type)}</span>
            </td>
            <td>{row.area.path[0] ?? row.area.name}</td>
            <td className="unbroken">
              {row.dueDay} <span className="late-text">{say(row.light.says)}</span>
            </td>
            <td>{row.lead ? say(row.lead.words) : w.nobody}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
