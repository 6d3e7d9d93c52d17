import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CaseGroups, DeskView } from "@xinlian/wire";
import { Link } from "react-router";
import { NO_FILTER, type QueueAddress, refined, writeAddress } from "../queue/address.ts";
import { get, withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { boardWords } from "./words.ts";
import "./board.css";

/** Rows shown; the rest are one more row. */
const MOST = 12;

function useGroups(desk: DeskView, by: "area" | "lead") {
  return useQuery({
    queryKey: ["cases", "groups", desk.pack, desk.name, by],
    queryFn: ({ signal }) =>
      get<CaseGroups>(
        withQuery("/api/cases/groups", { pack: desk.pack, desk: desk.name, by }),
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** Where it is late, and with whom: a sentence, and a table whose numbers open exactly those cases. */
function Groups({
  desk,
  by,
  address,
}: {
  desk: DeskView;
  by: "area" | "lead";
  address: QueueAddress;
}) {
  const w = useWords(boardWords);
  const say = useSay();
  const groups = useGroups(desk, by).data;
  if (groups === undefined) return null;
  const rows = [...groups.rows].sort((a, b) => b.lights.late - a.lights.late || b.count - a.count);
  const late = rows.reduce((sum, row) => sum + row.lights.late, 0);
  const most = Math.max(1, ...rows.map((row) => row.lights.late));
  const nameOf = (row: CaseGroups["rows"][number]) =>
    row.key === null ? (by === "area" ? w.city : w.none) : say(row.words);
  const link = (key: string | null, light: string, count: number) => {
    if (key === null || count === 0) return count;
    const to = writeAddress(refined({ ...address, ...NO_FILTER }, { [by]: key, light }));
    return <Link to={{ search: to.toString() }}>{count}</Link>;
  };
  return (
    <section className="section board-groups">
      <h2>{by === "area" ? w.where : w.whose}</h2>
      <p>{w.whereSays(late, rows[0] ? nameOf(rows[0]) : "", rows[0]?.lights.late ?? 0)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{by === "area" ? w.area : w.lead}</th>
            <th scope="col" className="number">
              {w.late} <span className="soft">{w.unit}</span>
            </th>
            <td />
            <th scope="col" className="number">
              {w.open} <span className="soft">{w.unit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <tr key={row.key ?? "-"}>
              <th scope="row">{nameOf(row)}</th>
              <td className="number">{link(row.key, "late", row.lights.late)}</td>
              <td aria-hidden="true" className="bar-cell">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                  <title>{row.lights.late}</title>
                  <rect width={(100 * row.lights.late) / most} height="10" />
                </svg>
              </td>
              <td className="number">{link(row.key, "", row.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Beside a supervisor's list. */
export function BoardSide({ desk, address }: { desk: DeskView; address: QueueAddress }) {
  const w = useWords(boardWords);
  return (
    <aside className="board-side">
      <Groups desk={desk} by="area" address={address} />
      <Groups desk={desk} by="lead" address={address} />
      <p className="soft">{w.note}</p>
    </aside>
  );
}
