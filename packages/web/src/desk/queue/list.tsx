import type { DeskView } from "@xinlian/wire";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { useSession } from "../session/use-session.ts";
import { useWords } from "../words/language.tsx";
import {
  type Filter,
  filterCount,
  filterQuery,
  NO_FILTER,
  type QueueAddress,
  readAddress,
  refined,
  writeAddress,
} from "./address.ts";
import { Batch } from "./batch.tsx";
import { type ColumnName, recallColumns, rememberColumns } from "./columns.ts";
import { DeskLede } from "./desk-lede.tsx";
import { FilterForm } from "./filter-form.tsx";
import { Lede, type ListName } from "./lede.tsx";
import { ListHead } from "./list-head.tsx";
import { inSight, settled, step, toggled } from "./movement.ts";
import { Pages, pageLinks } from "./pages.tsx";
import { Peek } from "./peek.tsx";
import { recallPlace, recallScroll, rememberPlace, rememberScroll } from "./place.ts";
import { deskAddress, effective } from "./scope.ts";
import { Cards, Table } from "./table.tsx";
import { noteTrail, readTrail } from "./trail.ts";
import { PAGE_ROWS, useCount, useRows } from "./use-cases.ts";
import { inDeskOrder } from "./verbs.ts";
import { queueWords } from "./words.ts";

/** A list of cases that people work from: sentence, filter, table, glance. The address says what is in sight. */
export function List({
  list,
  desk,
  base,
  sort,
  empty,
  aside,
}: {
  list: ListName;
  /** The desk whose list it is; absent where it is nobody's in particular. */
  desk?: DeskView;
  /** What the list holds without a filter. */
  base: Filter;
  /** Its order when the address names none. */
  sort: string;
  empty: { why: string; next: ReactNode };
  /** Stands beside the rows while no glance does. */
  aside?: (address: QueueAddress) => ReactNode;
}) {
  const w = useWords(queueWords);
  const navigate = useNavigate();
  const session = useSession();
  const desks = useMemo(() => (desk ? [desk] : session.desks), [desk, session.desks]);
  const named = desk ? `${desk.pack}.${desk.name}` : list;
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => readAddress(search), [search]);
  const asked = useMemo(
    () => ({ ...effective(base, address), sort: address.sort || sort }),
    [base, address, sort],
  );
  const page = useRows(asked);
  const count = useCount(asked).data;
  const rows = page.data?.rows ?? [];
  const ids = useMemo(() => (page.data?.rows ?? []).map((row) => row.id), [page.data]);
  const go = useCallback((to: QueueAddress) => setSearch(writeAddress(to)), [setSearch]);

  // The way back: pages passed on this visit, and the row that was lit at this address.
  const here = `${named}?${writeAddress(address)}`;
  const trailName = `${named}?${writeAddress({ ...address, page: 1, after: "" })}`;
  useEffect(() => {
    noteTrail(sessionStorage, trailName, address.page, address.after);
  }, [trailName, address.page, address.after]);
  const links = pageLinks(address, readTrail(sessionStorage, trailName), page.data?.next ?? null);

  const [lit, setLit] = useState<string | null>(() => recallPlace(here)?.row ?? null);
  const [peeked, setPeeked] = useState(() => recallPlace(here)?.peek ?? false);
  const [action, setAction] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState("");
  const [columns, setColumns] = useState(() => recallColumns(named, desk));
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const place = recallPlace(here);
    setLit(place?.row ?? null);
    setPeeked(place?.peek ?? false);
    setAction(null);
    setChosen(new Set());
    before.current = [];
    setChanged("");
  }, [here]);
  useEffect(() => rememberPlace(here, { row: lit, peek: peeked }), [here, lit, peeked]);

  const focusRow = useCallback((id: string | null) => {
    const row = id === null ? null : document.querySelector<HTMLElement>(`tr[data-row="${id}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, []);

  // Rows changed under the light: it stays on its case, or goes to the one that took its place.
  useEffect(() => {
    if (!page.data) return;
    const next = settled(before.current, ids, lit);
    const held = before.current.length > 0 && document.activeElement === document.body;
    before.current = ids;
    if (next !== lit) {
      setLit(next);
      setAction(null);
      if (held) requestAnimationFrame(() => focusRow(next));
    }
  }, [page.data, ids, lit, focusRow]);

  // Coming back from a case: the row has the focus again, at the same height.
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current || ids.length === 0) return;
    returned.current = true;
    const place = recallPlace(here);
    const scrolled = recallScroll(here);
    if (!place?.row || !ids.includes(place.row)) return;
    focusRow(place.row);
    if (scrolled !== null) window.scrollTo({ top: scrolled });
  }, [ids, here, focusRow]);
  useEffect(() => {
    const note = () => rememberScroll(here, window.scrollY);
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, [here]);

  const choose = useCallback((id: string) => setChosen((now) => toggled(now, id)), []);
  const peek = useCallback((id: string) => {
    setLit(id);
    setPeeked(true);
    setChanged("");
  }, []);
  const light = useCallback((id: string) => setLit(id), []);
  const from = useCallback(
    (id: string, place: number) => ({
      list: desk ? deskAddress(desk).slice(1) : list,
      ...(desk && { words: desk.words }),
      search: writeAddress(address).toString(),
      page: address.page,
      row: place + 1,
      id,
    }),
    [desk, list, address],
  );
  const close = () => {
    setPeeked(false);
    setAction(null);
    focusRow(lit);
  };
  const open = (id: string | null) => {
    if (id !== null) navigate(`/case/${id}`, { state: from(id, ids.indexOf(id)) });
  };
  const move = (by: 1 | -1) => {
    const next = step(ids, lit, by);
    setLit(next);
    focusRow(next);
  };
  const litRow = rows.find((row) => row.id === lit);
  const onRow = (event: KeyboardEvent) =>
    (event.target as HTMLElement).closest?.("a,button,input") === null;
  useKeys("list", [
    { key: "j", text: w.keys.move, bar: true, does: () => move(1) },
    { key: "k", text: w.keys.move, bar: true, does: () => move(-1) },
    {
      key: "Enter",
      text: w.keys.peek,
      bar: true,
      does: (event) => (lit !== null && onRow(event) ? peek(lit) : false),
    },
    { key: "o", text: w.keys.open, bar: true, does: () => open(lit) },
    { key: "x", text: w.keys.choose, bar: true, does: () => (lit === null ? false : choose(lit)) },
    {
      key: "r",
      text: w.keys.main,
      bar: list === "queue",
      does: () => {
        const main = litRow && inDeskOrder(litRow.verbs, desks, litRow.pack)[0];
        if (!main) return false;
        setPeeked(true);
        setAction(main);
      },
    },
    {
      key: "Escape",
      text: w.keys.close,
      does: () => {
        if (peeked) close();
        else if (chosen.size > 0) setChosen(new Set());
        else return false;
      },
    },
    { key: "n", text: w.keys.pageNext, does: () => (links.next ? go(links.next) : false) },
    {
      key: "p",
      text: w.keys.pagePrevious,
      does: () => (links.previous ? go(links.previous) : false),
    },
  ]);

  const kept = inSight(chosen, ids);
  const showPeek = peeked && litRow !== undefined;
  // What is the same in every row, or stands in the glance, leaves its room to the titles.
  const shownColumns = columns.filter(
    (name) =>
      !(name === "lead" && showPeek) &&
      !(name === "due" && (showPeek || aside !== undefined) && columns.length > 6) &&
      !(name === "type" && rows.every((row) => row.type.id === rows[0]?.type.id)),
  );
  const filtered = filterCount(address) > (list === "find" ? 1 : 0);
  const first = (address.page - 1) * PAGE_ROWS + 1;
  return (
    <>
      {desk ? (
        <DeskLede desk={desk} address={address} />
      ) : (
        <Lede list={list} base={base} address={address} />
      )}
      <FilterForm list={list} desk={desk} base={base} address={address} sort={sort} go={go} />
      <ListHead
        desk={desk}
        total={count?.count}
        first={first}
        shown={rows.length}
        excel={`/api/cases.xlsx?${filterQuery(asked)}`}
        columns={columns}
        onColumns={(next: readonly ColumnName[]) => {
          setColumns(next);
          rememberColumns(named, next);
        }}
      />
      <div className={`queue-grid${showPeek ? " with-peek" : aside ? " with-aside" : ""}`}>
        <section aria-label={w.list} aria-busy={page.isPlaceholderData}>
          {rows.length > 0 && (
            <Batch
              desks={desks}
              rows={rows.filter((row) => kept.has(row.id))}
              onClear={() => setChosen(new Set())}
            />
          )}
          {changed && (
            <p className="toast-line" role="status">
              {changed}
            </p>
          )}
          {page.isPending ? (
            <Waiting rows={12} />
          ) : page.error && !page.data ? (
            <Failed error={page.error} again={() => void page.refetch()} />
          ) : rows.length === 0 ? (
            filtered ? (
              <Empty
                why={w.emptyFilter}
                next={
                  <>
                    {w.emptyFilterNext}{" "}
                    <button
                      type="button"
                      className="linklike"
                      onClick={() =>
                        go(
                          refined(
                            { ...address, ...NO_FILTER, q: list === "find" ? base.q : "" },
                            {},
                          ),
                        )
                      }
                    >
                      {w.emptyFilterClear}
                    </button>
                  </>
                }
              />
            ) : (
              <Empty why={empty.why} next={empty.next} />
            )
          ) : (
            <>
              <Table
                desk={desk}
                rows={rows}
                columns={shownColumns}
                sort={asked.sort}
                onSort={(next) => go(refined(address, { sort: next === sort ? "" : next }))}
                lit={lit}
                chosen={kept}
                onChoose={choose}
                onChooseAll={(all) => setChosen(new Set(all ? ids : []))}
                onPeek={peek}
                onLight={light}
                from={from}
              />
              <Cards rows={rows} from={from} />
              <Pages address={address} links={links} />
            </>
          )}
        </section>
        {!showPeek && aside?.(address)}
        {showPeek && (
          <Peek
            desks={desks}
            row={litRow}
            from={from(litRow.id, ids.indexOf(litRow.id))}
            action={action}
            onAction={setAction}
            onClose={close}
            onDone={(text) => {
              setAction(null);
              setChanged(`${litRow.title}：${text}`);
              focusRow(lit);
            }}
          />
        )}
      </div>
    </>
  );
}
