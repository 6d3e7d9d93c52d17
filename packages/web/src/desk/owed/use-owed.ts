import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { CaseDone, OwedPage, OwedView, Value } from "@xinlian/wire";
import { settle } from "../case/use-case.ts";
import { ask, get, withQuery } from "../server/ask.ts";

/** What is due changes when somebody does it, and at midnight. ms */
const LOOK_AGAIN = 60_000;

/** Which debts a page shows. */
export interface Scope {
  /** `pack/register/cadence`; null = mine, of every cadence. */
  readonly of: string | null;
  readonly area: string | null;
  readonly after: string | null;
}

export function useOwed({ of, area, after }: Scope) {
  const [pack, register, cadence] = of?.split("/") ?? [];
  const query =
    of === null ? {} : { mine: "false", pack, register, cadence, area, after, limit: "50" };
  const path = withQuery("/api/owed", query);
  return useQuery({
    queryKey: ["owed", path],
    queryFn: ({ signal }) => get<OwedPage>(path, signal),
    refetchInterval: LOOK_AGAIN,
    placeholderData: (before) => before,
  });
}

export function useOwedOne(entry: string, cadence: string) {
  return useQuery({
    queryKey: ["owed", entry, cadence],
    queryFn: ({ signal }) => get<OwedView>(`/api/owed/${entry}/${cadence}`, signal),
    retry: false,
  });
}

/** Does what is owed; the case that comes of it stands where the screens read it. */
export function useMeet() {
  const queries = useQueryClient();
  return async (
    { row }: OwedView,
    action: string,
    form: Record<string, Value>,
    key: string,
  ): Promise<CaseDone> => {
    const path = `/api/owed/${row.entry.id}/${row.cadence.id}/actions/${action}`;
    const body = { span: row.span.name, form };
    const done = (await ask<CaseDone>(path, { method: "POST", body, key })).value;
    settle(queries, done.case);
    // The lists are one shorter. The one that was met is a case now: asked for again, it would be refused.
    void queries.invalidateQueries({ queryKey: ["owed"], refetchType: "inactive" });
    return done;
  };
}
