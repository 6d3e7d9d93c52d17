import { useQuery } from "@tanstack/react-query";
import type { CityView } from "@xinlian/wire";
import { get } from "../server/ask.ts";

/** The city as everybody may know it: its name, its packs, whether this is a demonstration. */
export function useCity(): CityView | undefined {
  return useQuery({
    queryKey: ["city"],
    queryFn: ({ signal }) => get<CityView>("/api/city", signal),
    staleTime: 60_000,
  }).data;
}
