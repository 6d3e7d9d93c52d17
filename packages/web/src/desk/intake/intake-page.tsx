import { useQueryClient } from "@tanstack/react-query";
import type { CaseDone, CaseView, Value } from "@xinlian/wire";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { settle } from "../case/use-case.ts";
import { inOrder } from "../clock-panel/clock-panel.tsx";
import { ActionForm, type FormHandle } from "../form/action-form.tsx";
import { draftName, dropDraft, typed } from "../form/draft.ts";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { useSays } from "../queue/use-cases.ts";
import { ask } from "../server/ask.ts";
import { useSession } from "../session/use-session.ts";
import { recall, remember } from "../settings/memory.ts";
import { proseDue } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { type Opening, openingsOf, useOpeningForm } from "./openings.ts";
import { Parked, sheetText } from "./parked.tsx";
import { dropped, park, readTable, type Sheet, sent, type Table, takeBack } from "./parking.ts";
import { dutyQuestion, Proposal, useTopics } from "./proposal.tsx";
import { intakeWords } from "./words.ts";

/** Register a matter while the caller speaks: by keyboard, with the answerable unit proposed as the form fills. */
export default function IntakePage() {
  const w = useWords(intakeWords);
  const session = useSession();
  const openings = useMemo(() => openingsOf(session), [session]);
  useTitle(w.title);
  const first = openings[0];
  if (!first) return <Empty why={w.none} next={w.noneNext} />;
  return <Desk openings={openings} first={first} />;
}

const blank = (opening: string): Sheet => ({
  key: crypto.randomUUID(),
  opening,
  values: {},
  began: Date.now(),
});

function Desk({ openings, first }: { openings: readonly Opening[]; first: Opening }) {
  const w = useWords(intakeWords);
  const say = useSay();
  const session = useSession();
  const { person } = session;
  const queries = useQueryClient();
  const store = `intake.${person.id}`;
  const [table, setTable] = useState<Table>(() => readTable(recall(store), blank(first.id)));
  const [done, setDone] = useState<CaseView | null>(null);
  const [proposed, setProposed] = useState<string | null>(null);
  const handle = useRef<FormHandle | null>(null);
  useEffect(() => remember(store, JSON.stringify(table)), [store, table]);

  const { open } = table;
  const opening = openings.find((each) => each.id === open.opening) ?? first;
  const found = useOpeningForm(opening);
  const form = found.data?.form ?? [];
  const written = typed(open.values);
  const unitField = form.find((field) => field.kind === "unit" && !field.many);
  const draft = (sheet: Sheet) => draftName(person.id, sheet.key, sheet.opening);

  const hear = useCallback(
    (values: Readonly<Record<string, Value>>) =>
      setTable((now) => ({ ...now, open: { ...now.open, values: values as Sheet["values"] } })),
    [],
  );
  const putAside = () => {
    setDone(null);
    setTable((now) => park(now, blank(opening.id), typed(now.open.values)));
  };
  const back = (key: string | undefined) => {
    if (key === undefined) return false;
    setDone(null);
    setTable((now) => takeBack(now, key, typed(now.open.values)));
    return true;
  };
  const take = (unit: string) => {
    if (unitField) handle.current?.set(unitField.field, unit);
  };
  useKeys("intake", [
    { key: "Ctrl+Enter", text: w.keys.send, bar: true, does: () => false },
    {
      key: "F9",
      text: w.keys.take,
      bar: unitField !== undefined,
      does: () => (proposed ? take(proposed) : false),
    },
    { key: "F8", text: w.keys.park, bar: true, does: putAside },
    { key: "F7", text: w.keys.back, bar: true, does: () => back(table.parked[0]?.key) },
  ]);

  const send = async (values: Record<string, Value>, key: string) => {
    const answer = await ask<CaseDone>("/api/cases", {
      method: "POST",
      body: { pack: opening.pack, type: opening.type, action: opening.action, form: values },
      key,
    });
    settle(queries, answer.value.case);
    setDone(answer.value.case);
    setTable((now) => sent(now, blank(opening.id)));
  };
  const said = useSays(
    session.desks.find((desk) => desk.name === "intake" && desk.pack === opening.pack),
  );
  const says = said.data ? say(said.data.says) : "";
  const topics = useTopics(opening.pack);
  const { letters } = sheetText(open);
  const question = dutyQuestion(form, open.values as Readonly<Record<string, Value>>, topics);
  return (
    <>
      <h1 className="lede">
        {written
          ? w.ledeWriting.replace("{n}", String(letters))
          : table.parked.length > 0
            ? w.ledeParked.replace("{n}", String(table.parked.length))
            : says || w.ledeFresh}
      </h1>
      <div className="intake-grid">
        <section className="intake-form" aria-label={w.title}>
          {done && <Registered view={done} />}
          {openings.length > 1 && (
            <fieldset className="intake-openings">
              <legend className="label">{w.what}</legend>
              <div className="segments">
                {openings.map((each) => (
                  <label key={each.id}>
                    <input
                      type="radio"
                      name="opening"
                      checked={each.id === opening.id}
                      onChange={() =>
                        setTable((now) => ({ ...now, open: { ...now.open, opening: each.id } }))
                      }
                    />
                    <span>{say(each.words)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          {found.data ? (
            <ActionForm
              key={`${open.key} ${opening.id}`}
              form={form}
              draft={draft(open)}
              hand="intake"
              sendText={say(found.data.words)}
              send={send}
              onValues={hear}
              handle={handle}
              extra={
                <button type="button" className="button second park" onClick={putAside}>
                  {w.park}
                  <kbd>F8</kbd>
                </button>
              }
            />
          ) : found.error ? (
            <Failed error={found.error} again={() => void found.refetch()} />
          ) : (
            <Waiting rows={5} />
          )}
        </section>
        <aside className="intake-aside">
          <Proposal
            pack={opening.pack}
            topic={question.topic}
            area={question.area}
            taken={
              unitField
                ? ((open.values[unitField.field] as string | null | undefined) ?? null)
                : undefined
            }
            onTake={take}
            onAnswer={setProposed}
          />
          <Parked
            sheets={table.parked}
            onTake={back}
            onDrop={(key) => {
              const sheet = table.parked.find((each) => each.key === key);
              if (sheet) dropDraft(draft(sheet));
              setTable((now) => dropped(now, key));
            }}
          />
          <p className="soft">{w.ime}</p>
        </aside>
      </div>
    </>
  );
}

/** What was registered: its number to read out, who has it and until when. */
function Registered({ view }: { view: CaseView }) {
  const w = useWords(intakeWords);
  const say = useSay();
  const { language } = useLanguage();
  const clock = inOrder(view.clocks.filter((each) => each.stopped === null))[0];
  return (
    <div className="toast-line" role="status">
      <p>{w.done(view.title)}</p>
      {view.number && <p>{w.doneNumber(view.number)}</p>}
      <p>
        {[
          view.lead && w.doneLead(say(view.lead.words)),
          clock && w.doneDue(proseDue(clock.due, language)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p>
        <Link to={`/case/${view.id}`}>{w.open}</Link>
      </p>
    </div>
  );
}
