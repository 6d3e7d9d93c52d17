import type { Words } from "@xinlian/kernel";
import type { CaseRow, DeskView, Panel } from "@xinlian/wire";
import { Link } from "react-router";
import { useCity } from "../city/use-city.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { deskAddress } from "../queue/scope.ts";
import { withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Bar } from "./number.tsx";
import { Question } from "./panel.tsx";
import { type StandingArea, useStanding } from "./use-leader.ts";
import { leaderWords } from "./words.ts";

/** Cases that stand where, since when and whose: a bar for each area in its row, and the case that is due first. */
export function StandingPanel({
  desk,
  panel,
  count,
  order,
}: {
  desk: DeskView;
  panel: Panel;
  count: string;
  order: string;
}) {
  const w = useWords(leaderWords);
  const say = useSay();
  const standing = useStanding(desk, count);
  if (standing.error)
    return <Failed error={standing.error} again={() => void standing.refetch()} />;
  if (!standing.data) return <Waiting />;
  const rows = standing.data;
  const title = `${order}${say(panel.words)}`;
  const most = Math.max(1, ...rows.map((row) => row.counted));
  const sum = rows.reduce((all, row) => all + row.counted, 0);
  const places = rows.filter((row) => row.counted > 0);
  const name = ({ key, name: words }: StandingArea) => (key === null ? w.noArea : say(words));
  const [top] = places;
  const says =
    top === undefined ? w.noneStand : w.standSays(sum, places.length, name(top), top.counted);
  const csv = [
    [title],
    [w.area, w.cases, w.open, w.firstDue, w.first, w.lead],
    ...rows.map((row) => [
      name(row),
      row.counted,
      row.open,
      row.first?.clock?.dueDay ?? "",
      row.first?.number ?? "",
      row.first?.lead ? say(row.first.lead.words) : "",
    ]),
  ];
  return (
    <Question id={panel.name} title={title} says={says} csv={csv} wide>
      <table className="compact">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.area}</th>
            <td aria-hidden="true" />
            <th scope="col" className="figure">
              {w.cases}
            </th>
            <th scope="col" className="figure">
              {w.open}
            </th>
            <th scope="col">{w.firstDue}</th>
            <th scope="col">{w.first}</th>
            <th scope="col">{w.lead}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Area
              key={row.key ?? "-"}
              desk={desk}
              row={row}
              name={name(row)}
              {...{ count, most }}
            />
          ))}
        </tbody>
      </table>
    </Question>
  );
}

function Area({
  desk,
  row,
  name,
  count,
  most,
}: {
  desk: DeskView;
  row: StandingArea;
  name: string;
  count: string;
  most: number;
}) {
  const say = useSay();
  const city = useCity();
  const { key, counted, open, first } = row;
  // What lies in no county stands under the city itself.
  const alone = key === city?.code ? "yes" : null;
  const link = (n: number, by: string) =>
    key === null || n === 0 ? (
      n
    ) : (
      <Link to={withQuery(deskAddress(desk), { area: key, alone, count: by })}>
        {n.toLocaleString("zh-CN")}
      </Link>
    );
  const late = first?.light.light === "late";
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="bar-cell">
        <Bar share={counted / most} late={late} />
      </td>
      <td className={late ? "figure late-text" : "figure"}>{link(counted, count)}</td>
      <td className="figure">{link(open, "")}</td>
      <td className="unbroken">{first ? dueOf(first, desk, say) : "–"}</td>
      <td>{first ? <Link to={`/case/${first.id}`}>{first.title}</Link> : "–"}</td>
      <td>{first?.lead ? say(first.lead.words) : "–"}</td>
    </tr>
  );
}

/** When the desk's own clock ends: the day where the row shows that clock, else only how it stands. */
function dueOf(row: CaseRow, desk: DeskView, say: (words: Words) => string): string {
  const path = desk.columns.find(({ path: each }) => each.startsWith("clock."))?.path ?? "";
  const own = row.columns[path]?.words;
  if (own === undefined || row.clock?.name === path.split(".")[1]) {
    return row.clock ? `${row.clock.dueDay} ${say(row.light.says)}` : "–";
  }
  return say(own);
}
