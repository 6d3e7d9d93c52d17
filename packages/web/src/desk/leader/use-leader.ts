import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CaseGroups, CasePage, CaseRow, DeskView, Panels } from "@xinlian/wire";
import { filterQuery } from "../queue/address.ts";
import { deskBase } from "../queue/scope.ts";
import { get, withQuery } from "../server/ask.ts";

/** Figures change while people work; they are asked for again every so often, ms. */
const AGAIN = 60_000;
/** Late cases that are looked at to find the oldest of each area. */
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

/** What is late in an area: how many of how many, and the one that is late the longest. */
export interface LateArea {
  readonly key: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly late: number;
  readonly open: number;
  readonly oldest: CaseRow | null;
}

/** Where it is late, since when and whose: every area that has open cases, most late first. */
export function useLate(desk: DeskView) {
  const base = { ...deskBase(desk), state: "open" };
  const query = filterQuery(base);
  return useQuery({
    queryKey: ["cases", "late", desk.pack, desk.name],
    queryFn: async ({ signal }): Promise<readonly LateArea[]> => {
      const groups = await get<CaseGroups>(`/api/cases/groups?${query}&by=area`, signal);
      const late = filterQuery({ ...base, light: "late" });
      const page = await get<CasePage>(`/api/cases?${late}&sort=due&limit=${LOOKED}`, signal);
      const oldest = (key: string | null) =>
        page.rows.find(({ area }) => key !== null && area.code.startsWith(key)) ?? null;
      return groups.rows
        .map(({ key, words, count, lights }) => ({
          key,
          name: words,
          late: lights.late,
          open: count,
          oldest: lights.late > 0 ? oldest(key) : null,
        }))
        .sort((a, b) => b.late - a.late || b.open - a.open);
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
