import { useParams, useSearchParams } from "react-router";
import type { Of } from "./use-registers.ts";

/** The register that the page's address names. */
export function useOf(): Of {
  const { pack = "", register = "" } = useParams();
  return { pack, register };
}

export function registerAddress({ pack, register }: Of, rest = ""): string {
  return `/register/${pack}/${register}${rest}`;
}

const CONDITIONS = ["q", "area", "under", "ended", "at"] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What the list shows, kept in its address. */
export function useConditions() {
  const [search, setSearch] = useSearchParams();
  const query = Object.fromEntries(CONDITIONS.map((name) => [name, search.get(name)])) as Readonly<
    Record<Condition, string | null>
  >;
  return {
    query,
    after: search.get("after"),
    filtered: CONDITIONS.some((name) => search.get(name)),
    set(change: Readonly<Partial<Record<Condition | "after", string | null>>>) {
      const next = new URLSearchParams(search);
      next.delete("after");
      for (const [name, value] of Object.entries(change))
        if (value) next.set(name, value);
        else next.delete(name);
      setSearch(next);
    },
    clear: () => setSearch(new URLSearchParams()),
  };
}
