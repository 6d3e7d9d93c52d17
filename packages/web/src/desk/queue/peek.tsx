import type { CaseRow, DeskView } from "@xinlian/wire";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Script, scriptDesk } from "../callback/script.tsx";
import { callbackWords } from "../callback/words.ts";
import { ActInPlace } from "../case/act-in-place.tsx";
import { Secrecy } from "../case/secrecy.tsx";
import { useCase, useStory } from "../case/use-case.ts";
import { inOrder } from "../clock-panel/clock-panel.tsx";
import { areaText } from "../directory/use-areas.ts";
import { Light } from "../light/light.tsx";
import { Shape } from "../light/shape.tsx";
import { proseDue, proseTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { inDeskOrder } from "./verbs.ts";
import { queueWords } from "./words.ts";

/** The glance beside the list: enough to act, without leaving the row. Closing gives the focus back to it. */
export function Peek({
  row,
  desks,
  from,
  action,
  onAction,
  onClose,
  onDone,
}: {
  row: CaseRow;
  /** Desks whose verbs are offered. */
  desks: readonly DeskView[];
  from: unknown;
  /** The action whose form is open, if any. */
  action: string | null;
  onAction: (name: string | null) => void;
  onClose: () => void;
  onDone: (changed: string) => void;
}) {
  const w = useWords(queueWords);
  const c = useWords(callbackWords);
  const say = useSay();
  const { language } = useLanguage();
  const view = useCase(row.id).data;
  const story = useStory(row.id).data;
  const heading = useRef<HTMLHeadingElement>(null);
  const [seen, setSeen] = useState(row.id);
  useEffect(() => {
    if (seen !== row.id) {
      setSeen(row.id);
      onAction(null);
    }
  }, [seen, row.id, onAction]);
  const last = story?.events.filter((event) => event.weight !== "minor").at(-1);
  const script = scriptDesk(desks, row.pack, row.type.id);
  const names = inDeskOrder(
    (view?.actions ?? []).map((each) => each.name),
    desks,
    row.pack,
  );
  const verbs = names.flatMap((name) => view?.actions.filter((each) => each.name === name) ?? []);
  const texts = (view?.fields ?? []).filter(
    (field) =>
      field.kind === "text" &&
      !field.sealed &&
      say(field.display) &&
      say(field.display) !== row.title,
  );
  return (
    <aside className="peek" aria-label={w.peek}>
      <p className="peek-head">
        <span>
          {w.peek}
          {row.number && ` · ${row.number}`}
        </span>
        <button type="button" className="linklike" onClick={onClose}>
          {w.closePeek}
        </button>
      </p>
      <h2 ref={heading}>
        {row.confidential && <Shape name="lock" />} {row.title}
      </h2>
      <Light light={row.light} />
      <dl className="margin-list">
        {inOrder((view?.clocks ?? []).filter((clock) => clock.stopped === null))
          .slice(0, 2)
          .map((clock) => (
            <Pair key={clock.name} name={say(clock.words)}>
              {proseDue(clock.due, language)}
              <span className="soft">
                {language === "zh" ? `，${say(clock.limit)}` : `, ${say(clock.limit)}`}
              </span>
            </Pair>
          ))}
        {row.lead && <Pair name={w.leadLabel}>{say(row.lead.words)}</Pair>}
        <Pair name={w.columns.area}>{areaText(row.area)}</Pair>
        {texts.slice(0, 2).map((field) => (
          <Pair key={field.name} name={say(field.words)}>
            <span className="clamp">{say(field.display)}</span>
          </Pair>
        ))}
        {last && (
          <Pair name={w.lastStep}>
            {proseTime(last.at, language)} {say(last.who)} {say(last.words)}
            {last.quotes[0] && <span className="clamp soft">{last.quotes[0].text}</span>}
          </Pair>
        )}
      </dl>
      {view && script && (
        <>
          <Script desk={script} view={view} />
          <Secrecy view={view} why={c.why} />
        </>
      )}
      {view && action !== null ? (
        <ActInPlace view={view} name={action} onClose={() => onAction(null)} onDone={onDone} />
      ) : (
        <div className="peek-acts">
          {verbs.slice(0, script ? 5 : 3).map((each, i) => (
            <button
              key={each.name}
              type="button"
              className={i === 0 ? "button" : "button second"}
              onClick={() => onAction(each.name)}
            >
              {say(each.words)}
              {i === 0 && <kbd>R</kbd>}
            </button>
          ))}
        </div>
      )}
      <p>
        <Link to={`/case/${row.id}`} state={from}>
          {w.whole}
        </Link>
      </p>
    </aside>
  );
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
