import type { DeskView } from "@xinlian/wire";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { DividedPanel } from "./divided-panel.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import { LatePanel } from "./late-panel.tsx";
import { usePanels } from "./use-leader.ts";
import { DeskSentence, WaitingPanel } from "./waiting-panel.tsx";
import { leaderWords } from "./words.ts";

/** The leader's page: one page over a pack, one question a panel, every number opens its cases; prints on one A4. */
export default function LeaderPage() {
  const { desks } = useSession();
  const w = useWords(leaderWords);
  useTitle(w.title);
  const cockpits = desks.filter((desk) => desk.is === "cockpit");
  if (cockpits.length === 0) return <MissingPage />;
  return (
    <>
      {cockpits.map((desk) => (
        <Cockpit key={`${desk.pack}/${desk.name}`} desk={desk} />
      ))}
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
  const meant = new Map(
    asked.flatMap(({ sheet }) =>
      sheet.rows.flatMap((row) => (row.means === null ? [] : [[say(row.words), say(row.means)]])),
    ) as [string, string][],
  );
  const periods = [...new Set(asked.map(({ sheet }) => say(sheet.period.words)))];
  const cutoff = asked
    .map(({ sheet }) => sheet.cutoff)
    .sort()
    .at(-1);
  const whole = asked.every(({ sheet }) => sheet.whole);
  const place = (at: number) => w.order(at + 1);
  return (
    <article className="cockpit">
      <h1 className="lede">
        <DeskSentence desk={desk} />
      </h1>
      {!whole && <p role="status">{w.counting}</p>}
      <div className="questions">
        <LatePanel desk={desk} order={place(0)} />
        {asked.map((panel, at) =>
          panel.sheet.by === null ? (
            <FigurePanel key={panel.name} panel={panel} order={place(at + 1)} />
          ) : (
            <DividedPanel key={panel.name} panel={panel} order={place(at + 1)} />
          ),
        )}
        <WaitingPanel desk={desk} order={place(asked.length + 1)} />
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
