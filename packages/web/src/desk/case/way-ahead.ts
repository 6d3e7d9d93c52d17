import type { LifecycleView } from "@xinlian/wire";

/**
 * What the strip shows as still to come. The pack lists its states in the order of its trade: from the present one the
 * way goes to the nearest later state that a step leads to, until an end; a short cut is not the way. Where no later
 * state can be reached, the fewest steps to an end are shown.
 */
export function wayAhead(life: LifecycleView): readonly string[] {
  const now = life.states.findIndex((state) => state.current);
  if (now < 0 || life.states[now]?.end) return [];
  return back(life, now) ?? onward(life, now) ?? fewest(life, life.states[now]?.name ?? "") ?? [];
}

/** From beside the main line the way leads back to it, as far on as one step goes. */
function back(life: LifecycleView, start: number): readonly string[] | null {
  if (life.states[start]?.onMainLine) return null;
  const reach = new Set(targets(life, life.states[start]?.name));
  const at = life.states.findLastIndex(
    (state) => state.onMainLine && !state.end && reach.has(state.name),
  );
  const state = life.states[at];
  return state ? [state.name, ...(onward(life, at) ?? [])] : null;
}

function targets(life: LifecycleView, from: string | undefined): readonly string[] {
  return life.transitions.filter((each) => each.from === from).map((each) => each.to);
}

function onward(life: LifecycleView, start: number): readonly string[] | null {
  const way: string[] = [];
  for (let at = start; ; ) {
    const reach = new Set(targets(life, life.states[at]?.name));
    const next = life.states.findIndex((state, place) => place > at && reach.has(state.name));
    const state = life.states[next];
    if (!state) return null;
    way.push(state.name);
    if (state.end) return way;
    at = next;
  }
}

function fewest(life: LifecycleView, now: string): readonly string[] | null {
  const ends = new Set(life.states.filter((state) => state.end).map((state) => state.name));
  const came = new Map<string, string>([[now, ""]]);
  for (const from of came.keys())
    for (const to of targets(life, from)) {
      if (came.has(to)) continue;
      came.set(to, from);
      if (!ends.has(to)) continue;
      const way = [to];
      for (let at = from; at !== now; at = came.get(at) ?? now) way.unshift(at);
      return way;
    }
  return null;
}
