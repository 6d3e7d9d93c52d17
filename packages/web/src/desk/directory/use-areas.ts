import { useQueries, useQuery } from "@tanstack/react-query";
import type { AreaNode } from "@xinlian/wire";
import { useMemo } from "react";
import type { Pickable } from "../form/pick.tsx";
import { get, withQuery } from "../server/ask.ts";

interface AreaList {
  readonly under: AreaNode;
  readonly path: readonly AreaNode[];
  readonly rows: readonly AreaNode[];
}

/** Divisions change a few times a year; one visit reads each list once. */
const FOR_THE_VISIT = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

const listQuery = (under: string | null) => ({
  queryKey: ["areas", under ?? ""],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<AreaList>(withQuery("/api/areas", { under }), signal),
  ...FOR_THE_VISIT,
});

/** What lies directly under an area; the city's counties without one. */
function useAreasUnder(under: string | null, on = true) {
  return useQuery({ ...listQuery(under), enabled: on });
}

/**
 * Counties and townships of the whole city as one list to pick from, and the communities of the area chosen, so that a
 * place is found by typing its name at any level and then narrowed.
 */
export function useAreaPickables(chosen: string | null): readonly Pickable[] {
  const city = useAreasUnder(null).data;
  const counties = city?.rows ?? [];
  const townships = useQueries({
    queries: counties.filter((c) => c.more).map((c) => listQuery(c.code)),
  });
  const near = useAreasUnder(chosen, chosen !== null).data;
  const around = useAreasUnder(
    near?.under.parent ?? null,
    (near?.under.parent ?? null) !== null,
  ).data;
  const loaded = townships.map((each) => each.data);
  const stamp = loaded.map((each) => each?.under.code ?? "").join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` stands for the lists loaded
  return useMemo(() => {
    const list = new Map<string, Pickable>();
    const add = (nodes: readonly AreaNode[], path: readonly AreaNode[]) => {
      const aside = path
        .filter((p) => p.level !== "city")
        .map((p) => p.name)
        .join(" ");
      for (const node of nodes)
        if (!list.has(node.code))
          list.set(node.code, { id: node.code, text: node.name, ...(aside ? { aside } : {}) });
    };
    const wayTo = (of: AreaList) => {
      const path = [...of.path];
      if (!path.some((p) => p.code === of.under.code)) path.push(of.under);
      return path;
    };
    // What was chosen comes first with what lies in it, so that an empty box offers the next step down.
    if (near) {
      add(near.rows, wayTo(near));
      add(
        [near.under],
        wayTo(near).filter((p) => p.code !== near.under.code),
      );
    }
    if (around && around.under.level !== "city") add(around.rows, wayTo(around));
    add(counties, []);
    for (const county of loaded) if (county) add(county.rows, wayTo(county));
    return [...list.values()];
  }, [city, stamp, near, around]);
}

/** `市中区 通江街道` */
export function areaText(area: {
  readonly name: string;
  readonly path: readonly string[];
}): string {
  return area.path.length > 0 ? area.path.join(" ") : area.name;
}
