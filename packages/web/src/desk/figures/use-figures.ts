import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FigureSheet, FlagList, NumberView } from "@xinlian/wire";
import { get, withQuery } from "../server/ask.ts";

/** What is shown of a pack's figures; lives in the address. */
export interface Shown {
  readonly pack: string;
  readonly period: string;
  readonly area: string | null;
  readonly by: string | null;
}

export function useSheet({ pack, ...query }: Shown) {
  const path = withQuery(`/api/figures/${pack}`, query);
  return useQuery({
    queryKey: ["figures", path],
    queryFn: ({ signal }) => get<FigureSheet>(path, signal),
    placeholderData: keepPreviousData,
  });
}

export function useFlags({ pack, period, area }: Shown) {
  const path = withQuery(`/api/figures/${pack}/flags`, { period, area });
  return useQuery({
    queryKey: ["figures", path],
    queryFn: ({ signal }) => get<FlagList>(path, signal),
    placeholderData: keepPreviousData,
  });
}

/** What a number is. @param explains its query, as the sheet gives it */
export function useNumber(pack: string, explains: string) {
  const path = `/api/figures/${pack}/number?${explains}`;
  return useQuery({
    queryKey: ["figures", path],
    queryFn: ({ signal }) => get<NumberView>(path, signal),
  });
}
