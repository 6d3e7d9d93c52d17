import { useQuery } from "@tanstack/react-query";
import type { PackBrief, PackView } from "@xinlian/wire";
import { get } from "../server/ask.ts";

export function usePacks() {
  return useQuery({
    queryKey: ["packs"],
    queryFn: ({ signal }) => get<{ rows: PackBrief[] }>("/api/packs", signal),
    staleTime: 300_000,
  });
}

/** One pack with its lifecycles, forms and checks; null asks nothing. */
export function usePack(name: string | null) {
  return useQuery({
    queryKey: ["pack", name],
    queryFn: ({ signal }) => get<PackView>(`/api/packs/${name}`, signal),
    enabled: name !== null,
    staleTime: 300_000,
  });
}
