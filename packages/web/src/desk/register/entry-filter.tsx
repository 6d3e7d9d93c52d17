import type { EntryRow, RegisterView } from "@xinlian/wire";
import { type FormEvent, useEffect, useState } from "react";
import { AreaPick } from "../form/area-pick.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { useConditions } from "./address.ts";
import { useEntry } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** What the list is narrowed by; all of it stands in the address. */
export function EntryFilter({ register }: { register: RegisterView }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { query, filtered, set, clear } = useConditions();
  const [text, setText] = useState(query.q ?? "");
  useEffect(() => setText(query.q ?? ""), [query.q]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    set({ q: text.trim() || null });
  };
  const placed = register.form.some(({ kind }) => kind === "area" || kind === "place");
  return (
    <search className="directory-filter entry-filter" aria-label={w.sought(say(register.words))}>
      <form onSubmit={send}>
        <label className="plain" htmlFor="e-q">
          {w.words}
        </label>
        <div className="row-of">
          <input
            id="e-q"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button second">
            {w.search}
          </button>
        </div>
      </form>
      {placed && <AreaPick label={w.area} value={query.area} onChange={(area) => set({ area })} />}
      <div>
        <label className="plain" htmlFor="e-ended">
          {w.which}
        </label>
        <select
          id="e-ended"
          value={query.ended ?? "no"}
          onChange={(event) =>
            set({ ended: event.target.value === "no" ? null : event.target.value })
          }
        >
          {(["no", "yes", "all"] as const).map((each) => (
            <option key={each} value={each}>
              {w.whiches[each]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="plain" htmlFor="e-at">
          {w.asOfDay}
        </label>
        <input
          id="e-at"
          type="date"
          value={query.at ?? ""}
          onChange={(event) => set({ at: event.target.value || null })}
        />
      </div>
      {query.under !== null && <Under register={register} id={query.under} />}
      {filtered && (
        <button type="button" className="linklike" onClick={clear}>
          {w.all}
        </button>
      )}
    </search>
  );
}

function Under({ register, id }: { register: RegisterView; id: string }) {
  const w = useWords(registerWords);
  const say = useSay();
  const above = useEntry({ pack: register.pack, register: register.name }, id).data;
  const name = (row: EntryRow | undefined) => (row === undefined ? "…" : say(row.title));
  return <p className="soft">{w.under(name(above))}</p>;
}
