import type { DeskView } from "@xinlian/wire";
import { Link } from "react-router";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { deskAddress } from "../queue/scope.ts";
import { withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Bar } from "./number.tsx";
import { Question } from "./panel.tsx";
import { useLate } from "./use-leader.ts";
import { leaderWords } from "./words.ts";

/** What is late and where, since when and whose: a bar for each area in its row, and the one that is late the longest. */
export function LatePanel({ desk, order }: { desk: DeskView; order: string }) {
  const w = useWords(leaderWords);
  const say = useSay();
  const late = useLate(desk);
  if (late.error) return <Failed error={late.error} again={() => void late.refetch()} />;
  if (!late.data) return <Waiting />;
  const rows = late.data;
  const title = `${order}${w.lateTitle}`;
  const most = Math.max(1, ...rows.map((row) => row.late));
  const sum = rows.reduce((all, row) => all + row.late, 0);
  const with_ = rows.filter((row) => row.late > 0);
  const name = (key: string | null, words: { zh: string; en: string }) =>
    key === null ? w.noArea : say(words);
  const first = with_[0];
  const says =
    first === undefined ? w.noneLate : w.lateSays(sum, with_.length, say(first.name), first.late);
  const link = (key: string | null, light: string, count: number) => {
    if (key === null || count === 0) return count;
    const to = withQuery(deskAddress(desk), { state: "open", area: key, light });
    return <Link to={to}>{count.toLocaleString("zh-CN")}</Link>;
  };
  const csv = [
    [title],
    [w.area, w.late, w.open, w.oldestDue, w.oldest, w.lead],
    ...rows.map((row) => [
      name(row.key, row.name),
      row.late,
      row.open,
      row.oldest?.clock?.dueDay ?? "",
      row.oldest?.number ?? "",
      row.oldest?.lead ? say(row.oldest.lead.words) : "",
    ]),
  ];
  return (
    <Question id="late" title={title} says={says} csv={csv} wide>
      <table className="compact">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.area}</th>
            <td aria-hidden="true" />
            <th scope="col" className="figure">
              {w.late}
            </th>
            <th scope="col" className="figure">
              {w.open}
            </th>
            <th scope="col">{w.oldestDue}</th>
            <th scope="col">{w.oldest}</th>
            <th scope="col">{w.lead}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? "-"}>
              <th scope="row">{name(row.key, row.name)}</th>
              <td className="bar-cell">
                <Bar share={row.late / most} late />
              </td>
              <td className={row.late > 0 ? "figure late-text" : "figure"}>
                {link(row.key, "late", row.late)}
              </td>
              <td className="figure">{link(row.key, "", row.open)}</td>
              <td className="unbroken">
                {row.oldest?.clock
                  ? `${row.oldest.clock.dueDay} ${say(row.oldest.light.says)}`
                  : "–"}
              </td>
              <td>
                {row.oldest ? <Link to={`/case/${row.oldest.id}`}>{row.oldest.title}</Link> : "–"}
              </td>
              <td>{row.oldest?.lead ? say(row.oldest.lead.words) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Question>
  );
}
