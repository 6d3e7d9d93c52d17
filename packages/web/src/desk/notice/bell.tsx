import { NavLink } from "react-router";
import { useWords } from "../words/language.tsx";
import { useUnread } from "./use-notices.ts";
import { noticeWords } from "./words.ts";

/** The way to the notices, with how many are unread: a word and a number, no alarm. */
export function Bell() {
  const w = useWords(noticeWords);
  const unread = useUnread();
  return (
    <NavLink to="/notices" className="bell" aria-label={w.bell(unread)}>
      {w.title}
      {unread > 0 && <b className="bell-count">{unread > 99 ? "99+" : unread}</b>}
    </NavLink>
  );
}
