import { useQuery } from "@tanstack/react-query";
import type { PersonView, Pledges, UnitView } from "@xinlian/wire";
import { useMemo } from "react";
import type { Pickable } from "../form/pick.tsx";
import { get, withQuery } from "../server/ask.ts";
import { useSay } from "../words/language.tsx";

export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface UnitQuery {
  readonly id?: string | null;
  readonly area?: string | null;
  readonly q?: string | null;
  readonly after?: string | null;
  readonly limit?: number;
}

export function useUnits(query: UnitQuery, on = true) {
  const path = withQuery("/api/units", { ...query });
  return useQuery({
    queryKey: ["units", path],
    queryFn: ({ signal }) => get<Page<UnitView>>(path, signal),
    staleTime: 300_000,
    enabled: on,
  });
}

export function usePeople(
  query: {
    id?: string | null;
    unit?: string | null;
    q?: string | null;
    after?: string | null;
  },
  on = true,
) {
  const path = withQuery("/api/people", { ...query, limit: 100 });
  return useQuery({
    queryKey: ["people", path],
    queryFn: ({ signal }) => get<Page<PersonView>>(path, signal),
    enabled: on,
  });
}

/** Entries of registers that name a person. */
export function usePledges(person: string) {
  return useQuery({
    queryKey: ["pledges", person],
    queryFn: ({ signal }) => get<Pledges>(`/api/people/${person}/pledges`, signal),
  });
}

/**
 * Units to pick from: the first five hundred at once, and what the server finds by the words typed when there are
 * more. Dissolved units are not offered; the one chosen is always in the list, so that its name shows.
 */
export function useUnitPickables(typed: string, chosen: string | null): readonly Pickable[] {
  const say = useSay();
  const all = useUnits({ limit: 500 }).data;
  const beyond = all?.next != null;
  const found = useUnits({ q: typed, limit: 50 }, beyond && typed.trim() !== "").data;
  const first = all?.rows.some(({ id }) => id === chosen) ?? true;
  const own = useUnits({ id: chosen }, chosen !== null && !first).data;
  return useMemo(() => {
    const seen = new Map<string, Pickable>();
    for (const unit of [...(all?.rows ?? []), ...(found?.rows ?? []), ...(own?.rows ?? [])])
      if (!unit.dissolved || unit.id === chosen)
        seen.set(unit.id, { id: unit.id, text: say(unit.words), aside: unit.area.name });
    return [...seen.values()];
  }, [all, found, own, chosen, say]);
}

/** People to pick from by the words typed; the one chosen is always in the list, so that the name shows. */
export function usePersonPickables(typed: string, chosen: string | null): readonly Pickable[] {
  const say = useSay();
  const found = usePeople({ q: typed.trim() }).data;
  const among = found?.rows.some(({ id }) => id === chosen) ?? true;
  const own = usePeople({ id: chosen }, chosen !== null && !among).data;
  return useMemo(() => {
    const seen = new Map<string, Pickable>();
    for (const person of [...(found?.rows ?? []), ...(own?.rows ?? [])]) {
      if (person.left && person.id !== chosen) continue;
      seen.set(person.id, { id: person.id, text: person.name, aside: say(person.unit.words) });
    }
    return [...seen.values()];
  }, [found, own, chosen, say]);
}
