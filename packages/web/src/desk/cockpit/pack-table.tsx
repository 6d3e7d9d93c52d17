import type { Cockpit, CockpitPack } from "@xinlian/wire";
import { Link } from "react-router";
import { usePanels } from "../leader/use-leader.ts";
import { DeskSentence } from "../leader/waiting-panel.tsx";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Opens, percent } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** One row a pack: the same counts for each, and what its own cockpit says first. */
export function PackTable({ packs }: Pick<Cockpit, "packs">) {
  const w = useWords(cockpitWords);
  const say = useSay();
  return (
    <table className="compact">
      <caption className="unseen">{w.packsTable}</caption>
      <thead>
        <tr>
          <th scope="col">{w.pack}</th>
          {[w.openCol, w.todayCol, w.lateCol, w.cameCol, w.endedCol, w.shareCol].map((head) => (
            <th key={head} scope="col" className="figure">
              {head}
            </th>
          ))}
          <th scope="col">{w.ownSays}</th>
          <th scope="col">{w.papers}</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((row) => (
          <tr key={row.pack}>
            <th scope="row">{say(row.words)}</th>
            <td className="figure">
              <Opens cases={row.open} />
            </td>
            <td className="figure">
              <Opens cases={row.today} />
            </td>
            <td className="figure late-text">
              <Opens cases={row.late} late />
            </td>
            <td className="figure">
              <Opens cases={row.came} />
            </td>
            <td className="figure">
              <Opens cases={row.ended} />
            </td>
            <td className="figure">{percent(row.onTime)}</td>
            <td className="own">
              <Own row={row} />
            </td>
            <td>
              {row.papers.length === 0
                ? "–"
                : row.papers.slice(0, 1).map(({ id, name, words, issue }) => (
                    <Link key={id} to={`/bulletins/${row.pack}/${name}/${id}`}>
                      {say(words)} {say(issue)}
                    </Link>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Own({ row }: { row: CockpitPack }) {
  const { desks } = useSession();
  const desk = desks.find(({ pack, name }) => pack === row.pack && name === row.desk);
  if (desk === undefined) return <>–</>;
  return (
    <>
      <DeskSentence desk={desk} />
      <FirstFigure desk={desk} />
    </>
  );
}

/** The first question of the pack's cockpit that figures answer, and its first figure. */
function FirstFigure({ desk }: { desk: Parameters<typeof usePanels>[0] }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  const panel = usePanels(desk).data?.panels.find(
    ({ sheet }) => sheet !== null && sheet.by === null,
  );
  const [row] = panel?.sheet?.rows ?? [];
  if (panel?.sheet == null || row === undefined) return null;
  return (
    <>
      {w.dash}
      <Link to="/leader">{say(panel.words)}</Link>
      {w.answer(say(panel.sheet.period.words), say(row.words), row.text)}
    </>
  );
}
