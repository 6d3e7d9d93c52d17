import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CaseGroups, CasePage, CaseRow, DeskView, Panels } from "@xinlian/wire";
import { type Filter, filterQuery } from "../queue/address.ts";
import { deskBase } from "../queue/scope.ts";
import { get, withQuery } from "../server/ask.ts";

/** Figures change while people work; they are asked for again every so often, ms. */
const AGAIN = 60_000;
/** Cases that are looked at to find the first of each area. */
const LOOKED = 200;

/** The questions of the cockpit, answered by figures. */
export function usePanels({ pack, name }: DeskView) {
  return useQuery({
    queryKey: ["figures", "panels", pack, name],
    queryFn: ({ signal }) => get<Panels>(`/api/figures/${pack}/panels/${name}`, signal),
    refetchInterval: AGAIN,
    placeholderData: keepPreviousData,
  });
}

/** What stands in an area under a count of the desk: how many of how many, and the one that is due first. */
export interface StandingArea {
  readonly key: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly counted: number;
  readonly open: number;
  readonly first: CaseRow | null;
}

/** Where the cases of a count stand, since when and whose: every area that has open cases, most of them first. */
export function useStanding(desk: DeskView, count: string) {
  const base = deskBase(desk);
  return useQuery({
    queryKey: ["cases", "standing", desk.pack, desk.name, count],
    queryFn: async ({ signal }): Promise<readonly StandingArea[]> => {
      const groups = (filter: Filter) =>
        get<CaseGroups>(`/api/cases/groups?${filterQuery(filter)}&by=area`, signal);
      const counted = { ...base, count };
      const [all, some] = await Promise.all([groups(base), groups(counted)]);
      const list = `/api/cases?${filterQuery(counted)}&sort=due&limit=${LOOKED}`;
      const page = await get<CasePage>(list, signal);
      const of = (key: string | null) => some.rows.find((row) => row.key === key)?.count ?? 0;
      const first = (key: string | null) =>
        page.rows.find(({ area }) => key !== null && area.code.startsWith(key)) ?? null;
      return all.rows
        .map(({ key, words, count: open }) => ({
          key,
          name: words,
          counted: of(key),
          open,
          first: of(key) > 0 ? first(key) : null,
        }))
        .sort((a, b) => b.counted - a.counted || b.open - a.open);
    },
    refetchInterval: AGAIN,
    placeholderData: keepPreviousData,
  });
}

/** Address of the list of the cases that a figure counts. */
export function countedAddress(opens: string): string {
  const query = new URLSearchParams(opens);
  const [pack, figure, period] = ["pack", "figure", "period"].map((name) => query.get(name) ?? "");
  const dims = query.get("dims");
  const path = ["/counted", pack, figure, period, ...(dims === null ? [] : [dims])]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part ?? "")))
    .join("/");
  return withQuery(path, { area: query.get("area"), lead: query.get("lead") });
}
