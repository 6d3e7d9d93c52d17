import type { DeskView } from "@xinlian/wire";
import { FILTERS, type Filter, NO_FILTER, type QueueAddress } from "./address.ts";

/** What the queue holds before any filter: what the posts' desks say, together. */
export function queueBase(desks: readonly DeskView[]): Filter {
  const [first] = desks;
  if (!first) return { ...NO_FILTER, state: "open" };
  const same = (pick: (desk: DeskView) => string) =>
    desks.every((desk) => pick(desk) === pick(first)) ? pick(first) : "";
  const pack = same((desk) => desk.pack);
  const type = pack && same((desk) => desk.of);
  // Several desks of one case type show the states of all; a desk without states shows every open one.
  const states =
    type && desks.every((desk) => desk.states.length > 0)
      ? [...new Set(desks.flatMap((desk) => desk.states))].join(",")
      : "open";
  return { ...NO_FILTER, pack, type, state: states };
}

/** The filter that is asked: the address's words laid over the list's own. */
export function effective(base: Filter, address: QueueAddress): QueueAddress {
  const filter = Object.fromEntries(
    FILTERS.map((name) => [name, address[name] || base[name]]),
  ) as unknown as Filter;
  return { ...address, ...filter };
}
