import type { DeskView } from "@xinlian/wire";
import { useMemo } from "react";
import { Link, Navigate, useLocation, useParams, useSearchParams } from "react-router";
import { BoardSide } from "../board/groups.tsx";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { NO_FILTER, type QueueAddress } from "./address.ts";
import { List } from "./list.tsx";
import { deskAddress, deskBase, LISTS } from "./scope.ts";
import { queueWords } from "./words.ts";

/** 待办 without saying which: the first list that the posts give. */
export function QueuePage() {
  const { desks } = useSession();
  const { search } = useLocation();
  const first = desks.find((desk) => LISTS.includes(desk.is));
  return first ? (
    <Navigate replace to={{ pathname: deskAddress(first), search }} />
  ) : (
    <Navigate replace to="/find" />
  );
}

/** The list of one desk. */
export function DeskPage() {
  const { pack, desk: name } = useParams();
  const { desks } = useSession();
  const desk = desks.find((each) => each.pack === pack && each.name === name);
  return desk && (LISTS.includes(desk.is) || desk.is === "cockpit") ? (
    <DeskList key={`${pack}/${name}`} desk={desk} />
  ) : (
    <MissingPage />
  );
}

function DeskList({ desk }: { desk: DeskView }) {
  const w = useWords(queueWords);
  const say = useSay();
  const base = useMemo(() => deskBase(desk), [desk]);
  useTitle(say(desk.words));
  return (
    <List
      list="queue"
      desk={desk}
      base={base}
      sort={desk.sort}
      empty={{ why: desk.empty ? say(desk.empty) : w.emptyQueue, next: <EmptyNext /> }}
      {...(desk.is === "board" && {
        aside: (address: QueueAddress) => <BoardSide desk={desk} address={address} />,
      })}
    />
  );
}

function EmptyNext() {
  const w = useWords(queueWords);
  return (
    <>
      <Link to="/done">{w.emptyQueueDone}</Link>
      {w.emptyQueueNext}
    </>
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
      empty={{ why: w.emptyDone, next: w.emptyDoneNext }}
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
