import type { LifecycleView } from "@xinlian/wire";

/** The states between the present one and the nearest end, and that end: what the strip shows as still to come. */
export function wayAhead(life: LifecycleView): readonly string[] {
  const now = life.states.find((state) => state.current)?.name;
  const ends = new Set(life.states.filter((state) => state.end).map((state) => state.name));
  if (now === undefined || ends.has(now)) return [];
  // Among the shortest ways one over the main line is preferred, and never back to where the case has been.
  const order = new Map(
    life.states.map((state, at) => [state.name, (state.onMainLine ? 0 : 1000) + at]),
  );
  const been = new Set(
    life.states.filter((state) => state.visited && !state.current).map((s) => s.name),
  );
  const came = new Map<string, string>();
  let edge = [now];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const from of edge)
      for (const { to } of life.transitions.filter((each) => each.from === from))
        if (to !== now && !came.has(to) && !been.has(to)) {
          came.set(to, from);
          next.push(to);
        }
    next.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const end = next.find((name) => ends.has(name));
    if (end !== undefined) {
      const way = [end];
      for (let at = came.get(end); at !== undefined && at !== now; at = came.get(at))
        way.unshift(at);
      return way;
    }
    edge = next;
  }
  return [];
}
