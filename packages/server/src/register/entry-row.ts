import {
  ancestors,
  type EntryState,
  entryFlags,
  entryTitle,
  type RegisterNode,
  type World,
} from "@xinlian/kernel";
import type { EntryRow } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { saidFields, wireFields } from "./said.ts";

/** An entry as a list shows it. @param world with everything in sight that the entry names */
export function entryRow(
  entry: EntryState,
  register: RegisterNode,
  world: World,
  city: CityNow,
  used: number,
): EntryRow {
  const above = ancestors(entry, register, world.entries ?? new Map());
  return {
    id: entry.stream,
    key: entry.key,
    title: entryTitle(entry, register, world),
    path: [...above].reverse().map((upper) => entryTitle(upper, register, world)),
    fields: wireFields(register, entry.fields),
    display: saidFields(register, entry.fields, world),
    area: areaView(entry.area, city),
    flags: entry.ended ? [] : [...entryFlags(entry, register, world)],
    used,
    ended: entry.ended,
    changed: instant(entry.changed),
    etag: `"${entry.seq}"`,
  };
}
