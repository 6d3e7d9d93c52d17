import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CaseCount, CasePage, DeskSays, DeskView } from "@xinlian/wire";
import { get } from "../server/ask.ts";
import { type Filter, filterQuery, type QueueAddress } from "./address.ts";

/** Rows on a page: what a screen holds without losing the eye. */
export const PAGE_ROWS = 20;

/** The rows of one page. */
export function useRows(address: QueueAddress) {
  const query = filterQuery(address);
  if (address.sort) query.set("sort", address.sort);
  if (address.after) query.set("after", address.after);
  query.set("limit", String(PAGE_ROWS));
  return useQuery({
    queryKey: ["cases", query.toString()],
    queryFn: ({ signal }) => get<CasePage>(`/api/cases?${query}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** How many cases a filter finds, and of which lights. */
export function useCount(filter: Filter, on = true) {
  const query = filterQuery(filter);
  return useQuery({
    queryKey: ["count", query.toString()],
    queryFn: ({ signal }) => get<CaseCount>(`/api/cases/count?${query}`, signal),
    enabled: on,
    placeholderData: keepPreviousData,
  });
}

/** The row that is longest over or ends soonest, for the opening sentence. */
export function useWorst(filter: Filter, on: boolean) {
  const query = filterQuery(filter);
  query.set("sort", "due");
  query.set("limit", "1");
  return useQuery({
    queryKey: ["cases", query.toString()],
    queryFn: ({ signal }) => get<CasePage>(`/api/cases?${query}`, signal),
    enabled: on,
    select: (page) => page.rows[0] ?? null,
  });
}

/** The pack's own opening sentence for a desk. */
export function useSays(desk: DeskView | undefined) {
  return useQuery({
    queryKey: ["cases", "says", desk?.pack, desk?.of, desk?.name],
    queryFn: ({ signal }) =>
      get<DeskSays>(`/api/desks/${desk?.pack}/${desk?.of}/${desk?.name}/says`, signal),
    enabled: desk !== undefined && desk.of !== "",
  });
}
