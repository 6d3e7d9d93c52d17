import { useQueryClient } from "@tanstack/react-query";
import type { ActionView, CaseRow, CaseView, DeskView, Value } from "@xinlian/wire";
import { useState } from "react";
import { Link } from "react-router";
import { act, settle } from "../case/use-case.ts";
import { ActionForm } from "../form/action-form.tsx";
import { frameWords } from "../frame/words.ts";
import { get } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { type BatchLine, runBatch, verbsOf } from "./batch-run.ts";
import { deskVerbs } from "./verbs.ts";
import { queueWords } from "./words.ts";

/** What may be done with the selected rows together. The result names every case that was not done, and why. */
export function Batch({
  rows,
  desks,
  onClear,
}: {
  rows: readonly CaseRow[];
  /** Desks whose verbs are offered. */
  desks: readonly DeskView[];
  onClear: () => void;
}) {
  const w = useWords(queueWords);
  const frame = useWords(frameWords);
  const say = useSay();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ActionView | null>(null);
  const [running, setRunning] = useState<{ done: number; of: number } | null>(null);
  const [result, setResult] = useState<{ text: string; lines: readonly BatchLine[] } | null>(null);

  // Only verbs that a desk names: they have words, and they are what this work is made of.
  const offered = new Set(verbsOf(rows));
  const packs = [...new Set(rows.map((row) => row.pack))];
  const verbs = packs
    .flatMap((pack) => deskVerbs(desks, pack))
    .filter((verb) => offered.has(verb.name))
    .slice(0, 4);
  const read = (id: string) => get<CaseView>(`/api/cases/${id}`);

  const begin = async (name: string) => {
    setResult(null);
    const first = rows.find((row) => row.verbs.includes(name));
    if (!first) return;
    const view = await queries.fetchQuery({
      queryKey: ["case", first.id],
      queryFn: () => read(first.id),
    });
    const action = view.actions.find((each) => each.name === name);
    if (!action) return;
    if (action.form.length === 0) await run(action, {});
    else setAsked(action);
  };
  const run = async (action: ActionView, form: Record<string, Value>) => {
    setRunning({ done: 0, of: rows.length });
    const lines = await runBatch(rows, action.name, form, {
      read,
      act: async (view, name, values, key) => {
        const done = await act(view, name, values, key);
        settle(queries, done.case);
        return done;
      },
      say,
      not: w.batchNot,
      unreached: frame.unreached,
      key: () => crypto.randomUUID(),
      progress: (done) => setRunning({ done, of: rows.length }),
    });
    setRunning(null);
    setAsked(null);
    setResult({ text: say(action.words), lines });
  };

  const failed = result?.lines.filter((line) => !line.done) ?? [];
  return (
    <>
      <div className="batch" role="status">
        {rows.length > 0 && (
          <>
            <b>{w.chosen(rows.length)}</b>
            {verbs.map((verb) => (
              <button
                key={verb.name}
                type="button"
                className="button second small"
                onClick={() => void begin(verb.name)}
              >
                {w.batch(say(verb.words))}
              </button>
            ))}
            <button type="button" className="button second small" onClick={() => window.print()}>
              {w.print}
            </button>
            <button type="button" className="linklike" onClick={onClear}>
              {w.unchoose}
            </button>
          </>
        )}
        {rows.length === 0 && !running && <span className="soft choose-hint">{w.chooseHint}</span>}
        {running && <span className="soft">{w.batchRunning(running.done, running.of)}</span>}
      </div>
      {asked && (
        <section className="batch-result">
          <p>{w.batchAsk(say(asked.words), rows.length)}</p>
          <ActionForm
            form={asked.form}
            draft={null}
            sendText={w.batch(say(asked.words))}
            onCancel={() => setAsked(null)}
            send={(values) => run(asked, values)}
          />
        </section>
      )}
      {result && (
        <section className="batch-result" role="alert">
          <p>{w.batchDone(result.text, result.lines.length - failed.length)}</p>
          {failed.length > 0 && (
            <>
              <p>{w.batchSkipped(failed.length)}</p>
              <ul>
                {failed.map((line) => (
                  <li key={line.row.id}>
                    <Link to={`/case/${line.row.id}`}>{line.row.title}</Link>：{line.why}
                  </li>
                ))}
              </ul>
            </>
          )}
          <button type="button" className="button second small" onClick={() => setResult(null)}>
            {w.batchClose}
          </button>
        </section>
      )}
    </>
  );
}
