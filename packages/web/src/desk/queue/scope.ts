import type { DeskView } from "@xinlian/wire";
import { FILTERS, type Filter, type FilterName, NO_FILTER, type QueueAddress } from "./address.ts";

/** Kinds of desks that are lists of cases. */
export const LISTS: readonly DeskView["is"][] = ["queue", "callback", "board", "triage"];

/** What one desk's list holds before any filter. */
export function deskBase(desk: DeskView): Filter {
  return { ...NO_FILTER, pack: desk.pack, type: desk.of, desk: desk.name };
}

/** Where a desk's list is. */
export function deskAddress({ pack, name }: Pick<DeskView, "pack" | "name">): string {
  return `/queue/${pack}/${name}`;
}

/** The filter that is asked: the address's words laid over the list's own. */
export function effective(base: Filter, address: QueueAddress): QueueAddress {
  const filter = Object.fromEntries(
    FILTERS.map((name) => [name, address[name] || base[name]]),
  ) as Readonly<Record<FilterName, string>>;
  return { ...address, ...filter };
}
