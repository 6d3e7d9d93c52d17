import { Link } from "react-router";
import { useWords } from "../words/language.tsx";
import { type QueueAddress, writeAddress } from "./address.ts";
import { markBefore, type Trail } from "./trail.ts";
import { PAGE_ROWS } from "./use-cases.ts";
import { queueWords } from "./words.ts";

/** Where the pages before and after this one begin; null where there is none. */
export interface PageLinks {
  readonly previous: QueueAddress | null;
  readonly next: QueueAddress | null;
  /** There is a page before, but this visit did not come that way. */
  readonly lost: boolean;
}

export function pageLinks(address: QueueAddress, trail: Trail, next: string | null): PageLinks {
  const mark = markBefore(trail, address.page);
  const previous = mark === null ? null : { ...address, page: address.page - 1, after: mark };
  return {
    previous,
    next: next === null ? null : { ...address, page: address.page + 1, after: next },
    lost: address.page > 1 && previous === null,
  };
}

/** Previous and next; keyset pages have no numbers to jump to. */
export function Pages({ address, links }: { address: QueueAddress; links: PageLinks }) {
  const w = useWords(queueWords);
  const to = (target: QueueAddress) => ({ search: writeAddress(target).toString() });
  return (
    <nav aria-label={w.pages} className="pages">
      {links.previous ? (
        <Link to={to(links.previous)} rel="prev">
          {w.previous}
        </Link>
      ) : links.lost ? (
        <Link to={to({ ...address, page: 1, after: "" })}>{w.firstPage}</Link>
      ) : (
        <span className="soft">{w.previous}</span>
      )}
      <b aria-current="page">{w.page(address.page)}</b>
      {links.next ? (
        <Link to={to(links.next)} rel="next">
          {w.next}
        </Link>
      ) : (
        <span className="soft">{w.next}</span>
      )}
      <span className="soft">{w.perPage(PAGE_ROWS)}</span>
    </nav>
  );
}
