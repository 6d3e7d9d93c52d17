import { type QueryClient, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  EntryCases,
  EntryImportReport,
  EntryPage,
  EntryView,
  RegisterList,
  RegisterView,
  Value,
} from "@xinlian/wire";
import { useCallback } from "react";
import { ask, get, withQuery } from "../server/ask.ts";
import { useSession } from "../session/use-session.ts";

/** Registers change their shape with their pack, their counts with every entry. ms */
const FRESH = 60_000;

/** A register by its address. */
export interface Of {
  readonly pack: string;
  readonly register: string;
}

export function pathOf({ pack, register }: Of, rest = ""): string {
  return `/api/registers/${pack}/${register}${rest}`;
}

/** Every register of the packs in which this person has a post; undefined until all of them came. */
export function useRegisters(): readonly RegisterView[] | undefined {
  const { posts } = useSession();
  const packs = [...new Set(posts.map(({ pack }) => pack))].filter((pack) => pack !== "*");
  const lists = useQueries({ queries: packs.map(registersQuery) });
  if (lists.some(({ isPending }) => isPending)) return undefined;
  return lists.flatMap(({ data }) => data?.rows ?? []);
}

export function useRegister({ pack, register }: Of) {
  const found = useQuery(registersQuery(pack));
  return { ...found, register: found.data?.rows.find(({ name }) => name === register) };
}

function registersQuery(pack: string) {
  return {
    queryKey: ["registers", pack],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      get<RegisterList>(`/api/registers/${pack}`, signal),
    staleTime: FRESH,
  };
}

/** The register of a pack whose entries are topics of duties; undefined where there is none or it is not to be read. */
export function useTopicRegister(pack: string | null): RegisterView | undefined {
  const { posts } = useSession();
  const mine = posts.some((post) => post.pack === pack);
  const found = useQuery({ ...registersQuery(pack ?? ""), enabled: mine }).data;
  return found?.rows.find(({ topics }) => topics);
}

export function useEntries(of: Of, query: Readonly<Record<string, string | null>>) {
  const path = withQuery(pathOf(of), query);
  return useQuery({
    queryKey: ["entries", path],
    queryFn: ({ signal }) => get<EntryPage>(path, signal),
    placeholderData: (before) => before,
  });
}

export function useEntry(of: Of, id: string) {
  return useQuery({
    queryKey: ["entry", `${of.pack}/${of.register}`, id],
    queryFn: ({ signal }) => get<EntryView>(pathOf(of, `/${id}`), signal),
  });
}

export function useEntryCases(of: Of, id: string, after: string | null) {
  const path = withQuery(pathOf(of, `/${id}/cases`), { after });
  return useQuery({
    queryKey: ["entry-cases", path],
    queryFn: ({ signal }) => get<EntryCases>(path, signal),
  });
}

/** What may be done to entries; each puts what came of it where the screens read it. */
export function useWriting(of: Of) {
  const queries = useQueryClient();
  const { pack, register } = of;
  const send = useCallback(
    async (rest: string, body: unknown, key: string, ifMatch?: string) => {
      const path = pathOf({ pack, register }, rest);
      const call = {
        method: "POST",
        body,
        key,
        ...(ifMatch !== undefined && { ifMatch }),
      } as const;
      const view = (await ask<EntryView>(path, call)).value;
      settle(queries, { pack, register }, view);
      return view;
    },
    [queries, pack, register],
  );
  return {
    enter: (form: Readonly<Record<string, Value>>, key: string) => send("", { form }, key),
    change: (entry: Standing, form: Readonly<Record<string, Value>>, key: string) =>
      send(`/${entry.id}`, { form }, key, entry.etag),
    end: (entry: Standing, why: string, key: string) =>
      send(`/${entry.id}/end`, { why }, key, entry.etag),
    load: async (file: File, dry: boolean) => {
      const body = new FormData();
      body.append("file", file);
      const path = withQuery(pathOf(of, "/import"), { dry: String(dry) });
      const report = (await ask<EntryImportReport>(path, { method: "POST", body })).value;
      if (!dry) renew(queries, of);
      return report;
    },
  };
}

interface Standing {
  readonly id: string;
  readonly etag: string;
}

function settle(queries: QueryClient, of: Of, view: EntryView): void {
  queries.setQueryData(["entry", `${of.pack}/${of.register}`, view.id], view);
  renew(queries, of);
}

function renew(queries: QueryClient, { pack }: Of): void {
  void queries.invalidateQueries({ queryKey: ["entries"] });
  void queries.invalidateQueries({ queryKey: ["registers", pack] });
}
