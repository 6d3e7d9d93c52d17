import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { useWords } from "../words/language.tsx";
import { frameWords } from "./words.ts";

/** Pages that are looked up now and then, folded away behind one word. */
export function More({ pages }: { pages: readonly { to: string; text: string }[] }) {
  const w = useWords(frameWords);
  const fold = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  const here = pages.some(({ to }) => pathname.startsWith(to));
  // A page was chosen, or the pointer went elsewhere: the fold closes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what closes it
  useEffect(() => {
    fold.current?.removeAttribute("open");
  }, [pathname]);
  useEffect(() => {
    const outside = (event: Event) => {
      if (!fold.current?.contains(event.target as Node)) fold.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, []);
  return (
    <details
      ref={fold}
      className="more"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !fold.current?.open) return;
        event.stopPropagation();
        fold.current.removeAttribute("open");
        fold.current.querySelector("summary")?.focus();
      }}
    >
      <summary aria-current={here ? "page" : undefined}>{w.more}</summary>
      <ul>
        {pages.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to}>{text}</NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
