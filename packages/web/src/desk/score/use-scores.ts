import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import type { ScoreLedger, ScoreList, ScoreSheet, ScoreView } from "@xinlian/wire";
import { get, withQuery } from "../server/ask.ts";
import { useSession } from "../session/use-session.ts";

/** Scores change their shape with their pack. ms */
const FRESH = 60_000;

/** A score by its address. */
export interface Of {
  readonly pack: string;
  readonly score: string;
}

export function pathOf({ pack, score }: Of, rest = ""): string {
  return `/api/scores/${pack}/${score}${rest}`;
}

export function scoreAddress({ pack, score }: Of, rest = ""): string {
  return `/score/${pack}/${score}${rest}`;
}

/** Every score of the packs in which this person has a post; undefined until all of them came. */
export function useScores(): readonly ScoreView[] | undefined {
  const { posts } = useSession();
  const packs = [...new Set(posts.map(({ pack }) => pack))].filter((pack) => pack !== "*");
  const lists = useQueries({
    queries: packs.map((pack) => ({
      queryKey: ["scores", pack],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<ScoreList>(`/api/scores/${pack}`, signal),
      staleTime: FRESH,
    })),
  });
  if (lists.some(({ isPending }) => isPending)) return undefined;
  return lists.flatMap(({ data }) => data?.rows ?? []);
}

export type SheetQuery = Readonly<Record<"period" | "area" | "q" | "after", string | null>>;

export function useSheet(of: Of, query: SheetQuery) {
  const path = withQuery(pathOf(of), query);
  return useQuery({
    queryKey: ["score-sheet", path],
    queryFn: ({ signal }) => get<ScoreSheet>(path, signal),
    placeholderData: keepPreviousData,
  });
}

export function usePoints(of: Of, subject: string, period: string | null) {
  const path = withQuery(pathOf(of, `/${subject}`), { period });
  return useQuery({
    queryKey: ["score-points", path],
    queryFn: ({ signal }) => get<ScoreLedger>(path, signal),
  });
}
