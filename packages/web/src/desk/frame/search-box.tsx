import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useKeys } from "../keys/use-keys.tsx";
import { useWords } from "../words/language.tsx";
import { frameWords } from "./words.ts";

/** Finds among all cases in reach, ended ones too; `/` comes here from anywhere, Escape goes back. */
export function SearchBox() {
  const w = useWords(frameWords);
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const [text, setText] = useState("");
  // The words found by stay in the box; another page begins afresh.
  useEffect(() => {
    setText(
      location.pathname === "/find" ? (new URLSearchParams(location.search).get("q") ?? "") : "",
    );
  }, [location.pathname, location.search]);
  useKeys("search", [
    {
      key: "/",
      text: w.search,
      bar: true,
      does() {
        before.current = document.activeElement as HTMLElement | null;
        box.current?.focus();
        box.current?.select();
      },
    },
  ]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const q = text.trim();
    if (q) navigate(`/find?${new URLSearchParams({ q })}`);
  };
  return (
    <search className="search-box">
      <form onSubmit={send}>
        <label className="unseen" htmlFor="search">
          {w.search}
        </label>
        <input
          id="search"
          ref={box}
          type="search"
          autoComplete="off"
          placeholder={w.searchHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.nativeEvent.isComposing) before.current?.focus();
          }}
        />
      </form>
    </search>
  );
}
