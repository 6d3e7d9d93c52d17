import { useMemo } from "react";
import { useParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { NO_FILTER } from "../queue/address.ts";
import { List } from "../queue/list.tsx";
import { useWords } from "../words/language.tsx";
import { leaderWords } from "./words.ts";

/** The cases of which a figure is made, and no others. */
export default function CountedPage() {
  const w = useWords(leaderWords);
  const { pack = "", figure = "", period = "", dims = "" } = useParams();
  const base = useMemo(
    () => ({ ...NO_FILTER, pack, figure, period, dims }),
    [pack, figure, period, dims],
  );
  useTitle(w.countedTitle);
  return (
    <List
      key={`${pack}/${figure}/${period}/${dims}`}
      list="counted"
      base={base}
      sort="-opened"
      empty={{ why: w.countedNone, next: w.countedNext }}
    />
  );
}
