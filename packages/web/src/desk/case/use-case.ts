import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CaseDone, CaseView, LookReply, Story, Value } from "@xinlian/wire";
import { useCallback } from "react";
import { ask, get } from "../server/ask.ts";
import { Refused } from "../server/problem.ts";

/** A case that went out of this person's reach before the page heard of it is found out after this long, ms. */
const LOOK_AGAIN = 60_000;

/** One case as this person may see it; null asks nothing. */
export function useCase(id: string | null) {
  return useQuery({
    queryKey: ["case", id],
    queryFn: ({ signal }) => get<CaseView>(`/api/cases/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error instanceof Refused ? false : LOOK_AGAIN),
  });
}

/** What happened to it, oldest first as the ledger has it. */
export function useStory(id: string | null) {
  return useQuery({
    queryKey: ["case", id, "events"],
    queryFn: ({ signal }) => get<Story>(`/api/cases/${id}/events`, signal),
    enabled: id !== null,
  });
}

/** One action on one case. Rejects with the server's refusal; a 412 says that the case has moved on. */
export async function act(
  one: { readonly id: string; readonly etag: string },
  action: string,
  form: Record<string, Value>,
  key: string,
): Promise<CaseDone> {
  const done = await ask<CaseDone>(`/api/cases/${one.id}/actions/${action}`, {
    method: "POST",
    body: { form },
    ifMatch: one.etag,
    key,
  });
  return done.value;
}

/** Puts what the server gave back where the screens read it, and lets lists and counts follow. */
export function settle(queries: QueryClient, view: CaseView): void {
  queries.setQueryData(["case", view.id], view);
  void queries.invalidateQueries({ queryKey: ["case", view.id, "events"] });
  void queries.invalidateQueries({ queryKey: ["cases"] });
  void queries.invalidateQueries({ queryKey: ["count"] });
}

/** Acts and settles in one; for forms in place. */
export function useAct(): typeof act {
  const queries = useQueryClient();
  return useCallback(
    async (one, action, form, key) => {
      const done = await act(one, action, form, key);
      settle(queries, done.case);
      return done;
    },
    [queries],
  );
}

/** Sealed values in clear. The look stands on the ledger before they are given. */
export async function look(
  id: string,
  fields: readonly string[],
  why: string,
  key: string,
): Promise<LookReply> {
  return (
    await ask<LookReply>(`/api/cases/${id}/look`, { method: "POST", body: { fields, why }, key })
  ).value;
}
