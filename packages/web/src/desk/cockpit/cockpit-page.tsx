import type { Cockpit } from "@xinlian/wire";
import { useState } from "react";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { Question } from "../leader/panel.tsx";
import { useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { CountyMap } from "./county-map.tsx";
import { CountyTable } from "./county-table.tsx";
import { countyCsv, dayCsv, keptCsv, longestCsv, packCsv, spanCsv } from "./csv-rows.ts";
import { DayTable } from "./day-table.tsx";
import { KeptTable } from "./kept-table.tsx";
import { PackTable } from "./pack-table.tsx";
import { SpanTable } from "./span-table.tsx";
import type { Measure } from "./steps.ts";
import { useCockpit, useKept } from "./use-cockpit.ts";
import { cockpitWords } from "./words.ts";
import { Longest, Worst } from "./worst.tsx";

/** One page over every pack of the viewer: a question a panel, every number opens its cases; prints on one A4, lying. */
export default function CockpitPage() {
  const w = useWords(cockpitWords);
  const { desks } = useSession();
  useTitle(w.title);
  return desks.some(({ is }) => is === "cockpit") ? <Loaded /> : <MissingPage />;
}

function Loaded() {
  const page = useCockpit();
  if (page.error) return <Failed error={page.error} again={() => void page.refetch()} />;
  return page.data ? <Drawn page={page.data} /> : <Waiting rows={16} />;
}

function Drawn({ page }: { page: Cockpit }) {
  const w = useWords(cockpitWords);
  const say = useSay();
  const [measure, setMeasure] = useState<Measure>("late");
  const kept = useKept().data;
  const { counties, packs, overdue, standing, days, first, period, whole } = page;
  const sum = (name: "came" | "ended") => days.reduce((all, day) => all + day[name].n, 0);
  const older = overdue.slice(2).reduce((all, { cases }) => all + cases.n, 0);
  const aged = standing.slice(3).reduce((all, { cases }) => all + cases.n, 0);
  const worstPack = [...packs].sort((a, b) => b.late.n - a.late.n)[0];
  const owes = kept !== undefined && kept.packs.length > 0;
  return (
    <article className="city-cockpit">
      <Worst page={page} />
      <div className="cockpit-top">
        <Question
          id="where"
          title={w.where}
          says={w.whereSays(counties, whole.late.n)}
          csv={countyCsv(page, w, say)}
        >
          <fieldset className="measure screen-only">
            <legend className="unseen">{w.measure}</legend>
            {(["late", "share"] as const).map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="measure"
                  checked={measure === name}
                  onChange={() => setMeasure(name)}
                />{" "}
                {w.measures[name]}
              </label>
            ))}
          </fieldset>
          <CountyMap counties={counties} measure={measure} />
        </Question>
        <div>
          <section className="section question">
            <p className="says">{w.whereTable}</p>
            <Wide label={w.whereTable}>
              <CountyTable counties={counties} />
            </Wide>
          </section>
          <div className="cockpit-pair">
            <Question
              id="overdue"
              title={w.howLate}
              says={w.howLateSays(older, whole.late.n)}
              csv={spanCsv(w.howLate, overdue, w.overNames)}
            >
              <SpanTable
                title={w.howLate}
                head={w.daysOver}
                count={w.lateCol}
                spans={overdue}
                names={w.overNames}
                late
              />
            </Question>
            <Question
              id="standing"
              title={w.howLong}
              says={w.howLongSays(aged, whole.open.n)}
              csv={spanCsv(w.howLong, standing, w.stoodNames)}
            >
              <SpanTable
                title={w.howLong}
                head={w.daysStood}
                count={w.openCol}
                spans={standing}
                names={w.stoodNames}
              />
            </Question>
          </div>
          <Question
            id="days"
            title={w.pace}
            says={w.paceSays(days.length, sum("came"), sum("ended"))}
            csv={dayCsv(page, w)}
          >
            <DayTable days={days} />
          </Question>
        </div>
      </div>
      <Question
        id="packs"
        title={w.packs}
        says={
          worstPack && worstPack.late.n > 0
            ? w.packsSays(say(worstPack.words), worstPack.late.n)
            : w.packsCalm
        }
        csv={packCsv(page, w, say)}
      >
        <PackTable packs={packs} />
      </Question>
      <div className={owes ? "cockpit-foot" : undefined}>
        <Question
          id="longest"
          title={w.longest}
          says={first.length === 0 ? w.longestNone : w.longestSays(first.length)}
          csv={longestCsv(page, w, say)}
        >
          {first.length > 0 && <Longest rows={first} />}
        </Question>
        {kept && owes && (
          <Question id="kept" title={w.kept} says={w.keptSays} csv={keptCsv(kept, w, say)}>
            <KeptTable packs={kept.packs} />
          </Question>
        )}
      </div>
      <p className="meant small soft">{w.meant(period.first, period.last, tableTime(page.at))}</p>
    </article>
  );
}
