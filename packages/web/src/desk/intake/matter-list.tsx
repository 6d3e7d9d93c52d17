import { useQueryClient } from "@tanstack/react-query";
import type { CaseRow, CaseView, Words } from "@xinlian/wire";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { act, settle, useCase } from "../case/use-case.ts";
import { Caps } from "../frame/key-bar.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { Light } from "../light/light.tsx";
import { get } from "../server/ask.ts";
import { isConflict, Refused } from "../server/problem.ts";
import { proseDue } from "../time/show.ts";
import { useLanguage, useSay } from "../words/language.tsx";
import { spokenState } from "./spoken.ts";
import { useIntakeWords } from "./use-intake-words.ts";

/** What a desk does with cases in hand that somebody asks about. */
export interface Asking {
  /** The verb that presses one; null when the desk has none. */
  readonly press: { readonly verb: string; readonly words: Words } | null;
  /** The desk's sentence for callers: it names the date that they wait for. */
  readonly receipt: Words | null;
}

/**
 * Cases somebody asks about: arrows or J and K choose one, and the sentence to read out stands below it; U presses it.
 * @param name of the list among the page's keys
 */
export function MatterList({
  rows,
  asking,
  name,
  firstKey,
}: {
  rows: readonly CaseRow[];
  asking: Asking;
  name: string;
  /** The key that comes here, shown at the first row. */
  firstKey?: string;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const at = rows.findIndex((row) => row.id === chosen);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, at + step));
    list.current?.querySelectorAll<HTMLElement>(".matter-row")[next]?.focus();
  };
  return (
    <ul className="matter-list" ref={list} data-list={name}>
      {rows.map((row, i) => (
        <li key={row.id}>
          {i === 0 && firstKey && <Caps name={firstKey} />}
          <button
            type="button"
            className="linklike matter-row"
            aria-expanded={row.id === chosen}
            onFocus={() => setChosen(row.id)}
            onClick={() => setChosen(row.id)}
            onKeyDown={move}
          >
            {row.title}
          </button>
          <Standing row={row} />
          {row.id === chosen && <Told row={row} asking={asking} name={name} />}
        </li>
      ))}
    </ul>
  );
}

function Standing({ row }: { row: CaseRow }) {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <>
      <Light light={row.light} />
      <p className="soft">
        {[
          row.lead ? say(row.lead.words) : say(row.state.words),
          row.clock && proseDue(row.clock.due, language),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

/** What is read to the caller about one case, and the one key that presses it. */
function Told({ row, asking, name }: { row: CaseRow; asking: Asking; name: string }) {
  const { press, receipt } = asking;
  const w = useIntakeWords();
  const say = useSay();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const view = useCase(row.id).data;
  const heading = useId();
  const key = useRef(crypto.randomUUID());
  const [done, setDone] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const offered = press !== null && view?.actions.some((each) => each.name === press.verb);
  const go = async () => {
    if (!press || !view || !offered) return;
    try {
      const after = await acted(view, press.verb, key.current);
      settle(queries, after);
      setRefused(null);
      setDone(w.pressed(say(press.words)));
      key.current = crypto.randomUUID();
    } catch (error) {
      setRefused(error instanceof Refused ? error.problem.detail : w.unsure);
    }
  };
  useKeys(`told ${name}`, [
    {
      key: "u",
      text: press ? say(press.words) : "",
      does: () => void go(),
      ...(!offered && { cap: null }),
    },
  ]);
  if (!view) return null;
  return (
    <div className="told">
      <p className="soft" id={heading}>
        {w.say}
      </p>
      <blockquote aria-labelledby={heading}>{spokenState(view, receipt, language, w)}</blockquote>
      <p>
        {offered && press && (
          <button type="button" className="button second small" onClick={() => void go()}>
            {say(press.words)}
            <Caps name="u" />
          </button>
        )}{" "}
        <Link to={`/case/${row.id}`} target="_blank" rel="noopener">
          {w.doneOpen}
        </Link>
      </p>
      <p role="status" className="told-done">
        {refused ?? done}
      </p>
    </div>
  );
}

/** Presses a case; one that has moved on since it was read is read again once. */
async function acted(view: CaseView, verb: string, key: string): Promise<CaseView> {
  try {
    return (await act(view, verb, {}, key)).case;
  } catch (error) {
    if (!isConflict(error)) throw error;
    const fresh = await get<CaseView>(`/api/cases/${view.id}`);
    return (await act(fresh, verb, {}, key)).case;
  }
}
