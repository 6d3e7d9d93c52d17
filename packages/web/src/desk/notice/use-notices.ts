import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CaseDone, Colleague, LetterView, NoticePage } from "@xinlian/wire";
import { settle } from "../case/use-case.ts";
import { ask, get, withQuery } from "../server/ask.ts";

/** How often the bell looks, ms; notices are no alarms. */
const LOOK_MS = 30_000;

/** One page of what I am told. */
export function useNoticePage(before: string | null) {
  return useQuery({
    queryKey: ["notices", before],
    queryFn: ({ signal }) => get<NoticePage>(withQuery("/api/notices", { before }), signal),
    placeholderData: keepPreviousData,
  });
}

/** How many are unread. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: ["notices", "unread"],
    queryFn: ({ signal }) => get<NoticePage>("/api/notices?limit=0", signal),
    refetchInterval: LOOK_MS,
    select: (page) => page.unread,
  });
  return data ?? 0;
}

export function useRead(): (ids: readonly string[]) => Promise<void> {
  const queries = useQueryClient();
  return async (ids) => {
    if (ids.length === 0) return;
    await ask("/api/notices/read", { method: "POST", body: { ids } });
    await queries.invalidateQueries({ queryKey: ["notices"] });
  };
}

/** What the citizen of a case was told. */
export function useLetters(id: string) {
  return useQuery({
    queryKey: ["case", id, "letters"],
    queryFn: ({ signal }) => get<{ rows: LetterView[] }>(`/api/cases/${id}/letters`, signal),
  });
}

/** Colleagues whom I may mention on a case; asked when the form opens. */
export function useColleagues(id: string, on: boolean) {
  return useQuery({
    queryKey: ["case", id, "colleagues"],
    queryFn: ({ signal }) => get<{ rows: Colleague[] }>(`/api/cases/${id}/colleagues`, signal),
    enabled: on,
  });
}

export function useMention(id: string) {
  const queries = useQueryClient();
  return async (person: string, text: string, key: string): Promise<void> => {
    const { value } = await ask<CaseDone>(`/api/cases/${id}/mentions`, {
      method: "POST",
      body: { person, text },
      key,
    });
    settle(queries, value.case);
  };
}
