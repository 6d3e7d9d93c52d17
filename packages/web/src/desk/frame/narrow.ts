import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 720px)";

/** A phone's width, where pages have an order of their own. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (heard) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", heard);
      return () => query.removeEventListener("change", heard);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}
