import { useMemo } from "react";
import { useParams, useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { NO_FILTER } from "../queue/address.ts";
import { List } from "../queue/list.tsx";
import { useWords } from "../words/language.tsx";
import { leaderWords } from "./words.ts";

/** The cases of which a figure is made, and no others. */
export default function CountedPage() {
  const w = useWords(leaderWords);
  const { pack = "", figure = "", period = "", dims = "" } = useParams();
  const [search] = useSearchParams();
  const [area, lead] = [search.get("area") ?? "", search.get("lead") ?? ""];
  // Where it is and whose belongs to the number, so that the sentence says the number that was clicked.
  const base = useMemo(
    () => ({ ...NO_FILTER, pack, figure, period, dims, area, lead }),
    [pack, figure, period, dims, area, lead],
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
