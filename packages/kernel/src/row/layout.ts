import type { Pack } from "../pack/node.ts";
import { deskRowsOf } from "./desk-rows.ts";
import { pathsOf, type RowKind, type RowPath } from "./filter.ts";
import { isOwn } from "./path.ts";

/** Columns of a row that a pack may give a meaning, by kind. */
export const SLOTS = { text: 8, number: 4, time: 8, flag: 40 } as const;

export type SlotKind = keyof typeof SLOTS;

/** Which word each column of a kind holds, by place; null = a free one. */
export type TypeLayout = Readonly<Record<SlotKind, readonly (string | null)[]>>;

/** The layout of every case type of a pack. */
export type Layout = Readonly<Record<string, TypeLayout>>;

const EMPTY: TypeLayout = { text: [], number: [], time: [], flag: [] };

/** The columns in which words of this kind stand: moments and days compare alike only among themselves. */
export function slotKind(kind: RowKind): SlotKind {
  if (kind === "since") return "time";
  return kind === "date" ? "text" : kind;
}

/**
 * Gives every word that the pack's desks ask for a column. What `before` placed stays where it was, so that rows written by an earlier
 * version of the pack keep their meaning (ROW-6). Words that lists are sorted by come first, then those by which they are narrowed:
 * the first columns have the richest indexes.
 */
export function layoutOf(pack: Pack, before: Layout = {}): Layout {
  return Object.fromEntries(
    Object.keys(pack.cases).map((type) => [
      type,
      ofType(wanted(pack, type), before[type] ?? EMPTY),
    ]),
  );
}

/** Words that would need more columns of a kind than there are, by kind. */
export function crowded(layout: TypeLayout): readonly SlotKind[] {
  return (Object.keys(SLOTS) as SlotKind[]).filter((kind) => layout[kind].length > SLOTS[kind]);
}

/** Words of `now` that rows written under `before` do not hold yet. */
export function newlyPlaced(
  now: Layout,
  before: Layout,
): Readonly<Record<string, readonly string[]>> {
  const types = Object.entries(now).flatMap(([type, layout]) => {
    const fresh = (Object.keys(SLOTS) as SlotKind[]).flatMap((kind) =>
      layout[kind].filter((path, at) => path !== null && before[type]?.[kind][at] !== path),
    );
    return fresh.length === 0 ? [] : [[type, fresh as string[]] as const];
  });
  return Object.fromEntries(types);
}

/** Words of a type's desks that have no column of their own, each once. */
function wanted(pack: Pack, type: string): readonly RowPath[] {
  const desks = [...deskRowsOf(pack)].flatMap(([name, rows]) =>
    pack.desks[name]?.of === type ? [rows] : [],
  );
  const all = [
    ...desks.flatMap(({ sort }) => (sort === null ? [] : [sort.at])),
    ...desks.flatMap(({ filter }) => filter),
    ...desks.flatMap(({ rows }) => (rows === null ? [] : pathsOf(rows))),
    ...desks.flatMap(({ count }) => Object.values(count).flatMap(pathsOf)),
  ];
  const open = all.filter(({ path }) => !isOwn(path));
  return [...new Map(open.map((each) => [each.path, each])).values()];
}

function ofType(words: readonly RowPath[], before: TypeLayout): TypeLayout {
  const place = (kind: SlotKind) => {
    const mine = words.filter((word) => slotKind(word.kind) === kind).map(({ path }) => path);
    const slots = before[kind].map((path) => (path !== null && mine.includes(path) ? path : null));
    for (const path of mine) {
      if (slots.includes(path)) continue;
      const free = slots.indexOf(null);
      if (free === -1) slots.push(path);
      else slots[free] = path;
    }
    return slots;
  };
  return { text: place("text"), number: place("number"), time: place("time"), flag: place("flag") };
}
