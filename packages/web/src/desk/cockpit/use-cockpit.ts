import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Cockpit, CockpitKept } from "@xinlian/wire";
import { get } from "../server/ask.ts";

/** Numbers change while people work; they are asked for again every so often, ms. */
const AGAIN = 60_000;
/** The same of what is counted in the background and was not there yet. */
const SOON = 5_000;

/** What stands, falls due, is late, came and ended in the viewer's packs. */
export function useCockpit() {
  return useQuery({
    queryKey: ["cockpit"],
    queryFn: ({ signal }) => get<Cockpit>("/api/cockpit", signal),
    refetchInterval: AGAIN,
    placeholderData: keepPreviousData,
  });
}

/** What cadences owe, and how subjects stand in the bands of scores. */
export function useKept() {
  return useQuery({
    queryKey: ["cockpit", "kept"],
    queryFn: ({ signal }) => get<CockpitKept>("/api/cockpit/kept", signal),
    refetchInterval: ({ state }) => (state.data && isWhole(state.data) ? AGAIN : SOON),
    placeholderData: keepPreviousData,
  });
}

/** Everything has been counted once. */
function isWhole({ packs }: CockpitKept): boolean {
  return packs.every(
    ({ owed, scores }) =>
      owed.every(({ counted }) => counted !== null) &&
      scores.every(({ period }) => period !== null),
  );
}
