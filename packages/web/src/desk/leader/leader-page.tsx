import type { DeskView, Panel } from "@xinlian/wire";
import { Link, useSearchParams } from "react-router";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { usePacks } from "../pack/use-packs.ts";
import { useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { DividedPanel } from "./divided-panel.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import { StandingPanel } from "./standing-panel.tsx";
import { usePanels } from "./use-leader.ts";
import { DeskSentence, WaitingPanel } from "./waiting-panel.tsx";
import { leaderWords } from "./words.ts";

/** The leader's page: one page over a pack, one question a panel, every number opens its cases; prints on one A4. */
export default function LeaderPage() {
  const { desks } = useSession();
  const w = useWords(leaderWords);
  useTitle(w.title);
  const [search] = useSearchParams();
  const say = useSay();
  const cockpits = desks.filter((desk) => desk.is === "cockpit");
  const chosen = cockpits.find(({ pack }) => pack === search.get("of")) ?? cockpits[0];
  const packs = usePacks().data?.rows;
  if (chosen === undefined) return <MissingPage />;
  return (
    <>
      {cockpits.length > 1 && (
        <nav className="tabs screen-only" aria-label={w.packs}>
          <ul>
            {cockpits.map((desk) => (
              <li key={`${desk.pack}/${desk.name}`}>
                <Link
                  to={`/leader?of=${desk.pack}`}
                  aria-current={desk === chosen ? "page" : undefined}
                >
                  {say(packs?.find(({ name }) => name === desk.pack)?.words ?? desk.words)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Cockpit key={`${chosen.pack}/${chosen.name}`} desk={chosen} />
    </>
  );
}

function Cockpit({ desk }: { desk: DeskView }) {
  const w = useWords(leaderWords);
  const say = useSay();
  const panels = usePanels(desk);
  if (panels.error) return <Failed error={panels.error} again={() => void panels.refetch()} />;
  if (!panels.data) return <Waiting />;
  const asked = panels.data.panels;
  const sheets = asked.flatMap(({ sheet }) => sheet ?? []);
  const meant = new Map(
    sheets.flatMap(({ rows }) =>
      rows.flatMap((row) => (row.means === null ? [] : [[say(row.words), say(row.means)]])),
    ) as [string, string][],
  );
  const periods = [...new Set(sheets.map(({ period }) => say(period.words)))];
  const cutoff = sheets
    .map((sheet) => sheet.cutoff)
    .sort()
    .at(-1);
  const whole = sheets.every((sheet) => sheet.whole);
  const first = asked.filter((panel) => panel.count !== null);
  const narrow = asked.filter((panel) => panel.count === null && !isSpread(panel));
  const spread = asked.filter(isSpread);
  const place = (at: number) => w.order(at + 1);
  const draw = (panel: Panel, at: number) => {
    const order = place(at);
    if (panel.count !== null)
      return <StandingPanel key={panel.name} {...{ desk, panel, order }} count={panel.count} />;
    if (panel.sheet?.by == null) return <FigurePanel key={panel.name} {...{ panel, order }} />;
    return <DividedPanel key={panel.name} {...{ panel, order }} />;
  };
  const before = first.length + narrow.length;
  return (
    <article className="cockpit">
      <h1 className="lede">
        <DeskSentence desk={desk} />
      </h1>
      {!whole && <p role="status">{w.counting}</p>}
      <div className="questions">
        {[...first, ...narrow].map(draw)}
        <WaitingPanel desk={desk} order={place(before)} />
        {spread.map((panel, at) => draw(panel, before + 1 + at))}
      </div>
      <footer className="meant small soft">
        <p>
          {w.meaning}
          {[...meant].map(([name, means]) => `${w.named(name)}${means}`).join(w.stop)}
        </p>
        <p>{w.bounds(periods.join(w.and), cutoff === undefined ? "" : tableTime(cutoff))}</p>
      </footer>
    </article>
  );
}

/** Takes the whole width: several figures of each part. */
function isSpread({ sheet }: Panel): boolean {
  const figures = new Set(sheet?.rows.map(({ indicator }) => indicator));
  return sheet !== null && sheet.by !== null && figures.size > 2;
}
