import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BulletinPage, PapersOf, PaperView } from "@xinlian/wire";
import { ask, get } from "../server/ask.ts";
import { useSession } from "../session/use-session.ts";

/** Bulletins of every pack in which I have a post. */
export function useBulletins() {
  const { posts } = useSession();
  const packs = [...new Map(posts.map(({ pack, packWords }) => [pack, packWords]))].filter(
    ([pack]) => pack !== "*",
  );
  return useQueries({
    queries: packs.map(([pack]) => ({
      queryKey: ["bulletins", pack],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<BulletinPage>(`/api/bulletins/${pack}`, signal),
    })),
    combine: (results) => ({
      error: results.find(({ error }) => error !== null)?.error ?? null,
      waiting: results.some(({ isPending }) => isPending),
      packs: packs.flatMap(([pack, words], at) => {
        const data = results[at]?.data;
        return data === undefined || data.kinds.length === 0 ? [] : [{ pack, words, ...data }];
      }),
    }),
  });
}

/** Where a paper stands on the server. */
export function paperPath(pack: string, name: string, id: string): string {
  return `/api/bulletins/${pack}/${name}/${id}`;
}

export function usePaper(pack: string, name: string, id: string) {
  return useQuery({
    queryKey: ["bulletin", id],
    queryFn: ({ signal }) => get<PaperView>(paperPath(pack, name, id), signal),
  });
}

/** Papers of one case or entry, read again whenever it changes. @param path of the case or entry on the server */
export function usePapersOf(path: string, id: string) {
  return useQuery({
    queryKey: ["case", id, "papers"],
    queryFn: ({ signal }) => get<PapersOf>(`${path}/papers`, signal),
  });
}

/** Sends a change of a paper and keeps what came back. */
export function useChange() {
  const queries = useQueryClient();
  return async (path: string, body: unknown, etag?: string): Promise<PaperView> => {
    const call = { method: "POST", body, ...(etag !== undefined && { ifMatch: etag }) } as const;
    const { value } = await ask<PaperView>(path, call);
    queries.setQueryData(["bulletin", value.id], value);
    void queries.invalidateQueries({ queryKey: ["bulletins"] });
    if (value.of !== null) {
      void queries.invalidateQueries({ queryKey: ["case", value.of.id, "papers"] });
    }
    return value;
  };
}
