import type { CaseView, Words } from "@xinlian/wire";
import { useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { PapersOf } from "../bulletin/papers-of.tsx";
import { Script, scriptDesk } from "../callback/script.tsx";
import { callbackWords } from "../callback/words.ts";
import { ClockPanel, inOrder } from "../clock-panel/clock-panel.tsx";
import { areaText } from "../directory/use-areas.ts";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { Shape } from "../light/shape.tsx";
import { Letters } from "../notice/letters.tsx";
import { Mention } from "../notice/mention.tsx";
import { Refused } from "../server/problem.ts";
import { useSession } from "../session/use-session.ts";
import { StoryList } from "../story/story.tsx";
import { proseDue, proseTime } from "../time/show.ts";
import { fill } from "../words/fill.tsx";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { ActInPlace } from "./act-in-place.tsx";
import { Acts } from "./acts.tsx";
import { Content } from "./content.tsx";
import { LifecycleStrip } from "./lifecycle-strip.tsx";
import { Secrecy } from "./secrecy.tsx";
import { useCase, useStory } from "./use-case.ts";
import { caseWords } from "./words.ts";

/** What the list gave along: where its row stands. */
interface From {
  /** `done`, `find`, or the path of a desk's list. */
  readonly list: string;
  /** The desk's name, if the list is one's. */
  readonly words?: Words;
  readonly search: string;
  readonly page: number;
  readonly row: number;
}

/** One case: its story, its clocks, and what this person may do now. */
export function CasePage() {
  const { id = "" } = useParams();
  const w = useWords(caseWords);
  const found = useCase(id);
  const refused =
    found.error instanceof Refused && [403, 404, 400, 422].includes(found.error.problem.status);
  if (found.data) return <One key={id} view={found.data} gone={refused} />;
  if (refused) return <Empty why={w.notFound} next={<Link to="/queue">{w.back}</Link>} />;
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  return <Waiting rows={8} />;
}

/** @param gone it was in this person's reach when it was read last, and is no longer: it can be read on, not acted on */
function One({ view, gone }: { view: CaseView; gone: boolean }) {
  const w = useWords(caseWords);
  const c = useWords(callbackWords);
  const say = useSay();
  const navigate = useNavigate();
  const from = useLocation().state as From | null;
  const story = useStory(view.id).data;
  const [acting, setActing] = useState<string | null>(null);
  const [changed, setChanged] = useState("");
  const script = scriptDesk(useSession().desks, view.pack.id, view.type.id);
  useTitle(view.title);
  const back = from ? { pathname: `/${from.list}`, search: from.search } : { pathname: "/queue" };
  const listName = ({ list, words }: From) =>
    words ? say(words) : (w.lists[list as keyof typeof w.lists] ?? w.lists.queue);
  const main = view.actions.find((action) => action.main) ?? view.actions[0];
  useKeys("case", [
    ...(main && !gone
      ? [{ key: "r", text: say(main.words), bar: true, does: () => setActing(main.name) }]
      : []),
    {
      key: "Escape",
      text: w.toList,
      bar: true,
      does: () => {
        if (acting) setActing(null);
        else void navigate(back);
      },
    },
  ]);
  return (
    <>
      <p className="soft case-top">
        <Link to={back}>‹ {from ? w.backTo(listName(from), from.page, from.row) : w.back}</Link>
        <span>
          {[say(view.type.words), view.number, areaText(view.area)].filter(Boolean).join(" · ")}
        </span>
      </p>
      <h1>
        {view.secrecy.confidential && <Shape name="lock" />} {view.title}
      </h1>
      {gone ? (
        <p className="case-gone" role="status">
          {w.gone} <Link to={back}>{w.toList}</Link>
        </p>
      ) : (
        <Sentence view={view} />
      )}
      <LifecycleStrip life={view.lifecycle} />
      <div className="case-grid">
        <div className="case-act">
          {changed && (
            <p className="toast-line" role="status">
              {changed}
            </p>
          )}
          {acting && (
            <div className="section act-box">
              <ActInPlace
                key={acting}
                view={view}
                name={acting}
                level="h2"
                onClose={() => setActing(null)}
                onDone={(text) => {
                  setChanged(text);
                  setActing(null);
                }}
              />
            </div>
          )}
          {script && !view.ended && !gone && (
            <section className="section">
              <h2>{c.title}</h2>
              <Script desk={script} view={view} />
            </section>
          )}
        </div>
        <aside>
          {!gone && <Acts view={view} acting={acting} onAct={setActing} />}
          <ClockPanel clocks={view.clocks} />
          <Secrecy view={view} why={script ? c.why : ""} />
          <Letters id={view.id} waits={view.fields.some(({ kind }) => kind === "contact")} />
          <PapersOf path={`/api/cases/${view.id}`} pack={view.pack.id} id={view.id} />
        </aside>
        <div className="case-main">
          <Content view={view} />
          <section className="section">
            <h2>{w.story}</h2>
            <Mention id={view.id} />
            {story ? <StoryList events={story.events} /> : <Waiting rows={3} />}
          </section>
        </div>
      </div>
    </>
  );
}

/** Where it stands, with whom, until when: one sentence. */
function Sentence({ view }: { view: CaseView }) {
  const w = useWords(caseWords);
  const say = useSay();
  const { language } = useLanguage();
  const clock = inOrder(view.clocks.filter((each) => each.stopped === null))[0];
  if (view.ended && view.endedAt)
    return (
      <p className="case-says">
        {fill(w.ended, { time: proseTime(view.endedAt, language) })}
        {w.full}
        {view.historic && ` ${w.historic}`}
      </p>
    );
  return (
    <p className="case-says">
      {fill(w.nowAt, { state: <b>{say(view.state.words)}</b> })}
      {view.lead && fill(w.by, { lead: say(view.lead.words) })}
      {clock &&
        fill(w.due, {
          due: <b>{proseDue(clock.due, language)}</b>,
          left: (
            <span className={clock.light.light === "late" ? "late-text" : undefined}>
              {say(clock.light.says) || say(clock.light.words)}
            </span>
          ),
        })}
      {w.full}
      {view.historic && ` ${w.historic}`}
    </p>
  );
}
