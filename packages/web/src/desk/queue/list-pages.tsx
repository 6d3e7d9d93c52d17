import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { NO_FILTER } from "./address.ts";
import { List } from "./list.tsx";
import { queueBase } from "./scope.ts";
import { queueWords } from "./words.ts";

/** 待办: what this person's desks show. */
export function QueuePage() {
  const w = useWords(queueWords);
  const say = useSay();
  const session = useSession();
  const desks = useMemo(
    () =>
      session.desks.filter((desk) => ["queue", "callback", "board", "triage"].includes(desk.is)),
    [session],
  );
  const base = useMemo(() => queueBase(desks), [desks]);
  useTitle(w.title);
  const empty = desks.find((desk) => desk.empty)?.empty;
  return (
    <List
      list="queue"
      base={base}
      sort={desks[0]?.sort ?? "due"}
      empty={{ why: empty ? say(empty) : w.emptyQueue, next: w.emptyQueueNext }}
    />
  );
}

/** 已办: what has ended. */
export function DonePage() {
  const w = useWords(queueWords);
  const base = useMemo(() => ({ ...NO_FILTER, state: "ended" }), []);
  useTitle(w.done);
  return (
    <List
      list="done"
      base={base}
      sort="-opened"
      empty={{ why: w.emptyDone, next: w.emptyQueueNext }}
    />
  );
}

/** What the search box finds, ended cases too. */
export function FindPage() {
  const w = useWords(queueWords);
  const [search] = useSearchParams();
  const q = search.get("q") ?? "";
  const base = useMemo(() => ({ ...NO_FILTER, q }), [q]);
  useTitle(w.find);
  return (
    <List
      list="find"
      base={base}
      sort="-opened"
      empty={{ why: w.emptyFind, next: w.emptyFindNext }}
    />
  );
}
