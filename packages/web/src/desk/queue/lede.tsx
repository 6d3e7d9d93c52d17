import type { ReactNode } from "react";
import { Link } from "react-router";
import { fill } from "../words/fill.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { type Filter, type QueueAddress, refined, writeAddress } from "./address.ts";
import { useCount, useWorst } from "./use-cases.ts";
import { queueWords } from "./words.ts";

/** `cockpit/cases`: what a number of the page over all packs counts. */
export type ListName = "queue" | "done" | "find" | "counted" | "cockpit/cases";

/** The sentence of fact that opens a list. Every figure is a link to exactly that many cases. */
export function Lede({
  list,
  base,
  address,
}: {
  list: ListName;
  /** What the list holds without any filter. */
  base: Filter;
  address: QueueAddress;
}) {
  const w = useWords(queueWords);
  const say = useSay();
  const ask = list === "find" && base.q === "";
  const count = useCount(base, !ask).data;
  const open = count?.count;
  const late = count?.lights.late ?? 0;
  const soon = count?.lights.soon ?? 0;
  const worst = useWorst(base, list === "queue" && late + soon > 0).data;
  if (ask) return <h1 className="lede">{w.ledeFindAsk}</h1>;
  if (open === undefined) return <h1 className="lede">…</h1>;
  const link = (n: number, light: string): ReactNode => {
    const to = writeAddress(
      refined(
        {
          ...address,
          pack: "",
          type: "",
          state: "",
          area: "",
          lead: "",
          from: "",
          to: "",
          endedFrom: "",
          endedTo: "",
          dueFrom: "",
          dueTo: "",
          breached: "",
          q: list === "find" ? base.q : "",
        },
        { light },
      ),
    );
    return (
      <Link to={{ search: to.toString() }} className={light === "late" ? "is-late" : undefined}>
        {w.cases(n)}
      </Link>
    );
  };
  const slots = {
    open: link(open, ""),
    late: link(late, "late"),
    soon: link(soon, "soon"),
    q: base.q,
    worst: worst && (
      <Link to={`/case/${worst.id}`} className="worst">
        {worst.title}
      </Link>
    ),
    amount: worst && say(worst.light.says),
  };
  return <h1 className="lede">{fill(sentence(), slots)}</h1>;

  function sentence(): string {
    if (list === "done") return w.ledeDone;
    if (list === "counted" || list === "cockpit/cases") return w.ledeCounted;
    if (list === "find") return w.ledeFind;
    if (open === 0) return w.ledeNone;
    if (late > 0) return worst ? w.ledeLate : w.ledeOne;
    return soon > 0 && worst ? w.ledeSoon : w.ledeFine;
  }
}
