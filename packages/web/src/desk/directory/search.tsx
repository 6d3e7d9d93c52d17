import { type FormEvent, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../words/language.tsx";
import { directoryWords } from "./words.ts";

/** Conditions of a directory page, kept in its address. */
export function useSearch() {
  const [search, setSearch] = useSearchParams();
  return {
    get: (name: string) => search.get(name),
    set(change: Readonly<Record<string, string | null>>) {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(change))
        if (value) next.set(name, value);
        else next.delete(name);
      setSearch(next);
    },
  };
}

export function WordsBox() {
  const w = useWords(directoryWords);
  const { get, set } = useSearch();
  const q = get("q") ?? "";
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    set({ q: text.trim() || null, after: null });
  };
  return (
    <search>
      <form className="row-of" onSubmit={send}>
        <div>
          <label className="plain" htmlFor="d-q">
            {w.words}
          </label>
          <div className="row-of">
            <input
              id="d-q"
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <button type="submit" className="button second">
              {w.search}
            </button>
          </div>
        </div>
      </form>
    </search>
  );
}
