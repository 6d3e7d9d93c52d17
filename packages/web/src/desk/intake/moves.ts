import type { FormField, Value } from "@xinlian/wire";
import { carriedOver } from "./carry.ts";
import type { Opening } from "./openings.ts";
import {
  addMatter,
  BROWSER,
  dropMatter,
  dropped,
  type Matter,
  newMatter,
  newSheet,
  onMatter,
  onSheet,
  park,
  type Table,
  takeBack,
  topOf,
  turnTo,
  type Values,
} from "./parking.ts";
import { alongOf, type Way } from "./ways.ts";

/** What is on top now: all that a move needs to know. */
export interface OnTop {
  readonly table: Table;
  readonly first: Opening;
  readonly opening: Opening;
  readonly form: readonly FormField[];
  readonly values: Values;
  readonly ways: readonly Way[];
}

/**
 * The moves of the call-taker's hand: park and take back, one matter more, to another, another way with it.
 * @param toForm brings the hand back to where it writes
 */
export function movesOf(
  { table, first, opening, form, values, ways }: OnTop,
  change: (how: (table: Table) => Table) => void,
  toForm: () => void,
) {
  const { id } = topOf(table.open);
  const { length } = table.open.matters;
  const blank = () => newSheet(first.id, BROWSER);
  const onTop = (how: (matter: Matter) => Matter) => change((now) => onMatter(now, id, how));
  const thenWrite = (how: (table: Table) => Table) => {
    change(how);
    toForm();
  };
  return {
    write: (field: string, value: Value) =>
      onTop((each) => ({ ...each, values: { ...each.values, [field]: value } })),
    choose: (to: string) => onTop((each) => ({ ...each, opening: to })),
    park: () => thenWrite((now) => park(now, blank(), Date.now())),
    back(key: string | undefined): boolean {
      if (key === undefined) return false;
      thenWrite((now) => takeBack(now, key, Date.now()));
      return true;
    },
    drop: (key: string) => change((now) => dropped(now, key)),
    next: () => thenWrite((now) => ({ ...now, open: blank() })),
    add() {
      const matter = newMatter(opening.id, BROWSER, carriedOver(form, values));
      thenWrite((now) => onSheet(now, (open) => addMatter(open, matter)));
    },
    remove: (gone: string) =>
      thenWrite((now) =>
        onSheet(now, (open) => dropMatter(open, gone, newMatter(first.id, BROWSER))),
      ),
    turnTo: (at: number) => change((now) => onSheet(now, (open) => turnTo(open, at))),
    turn: (step: number) =>
      thenWrite((now) => onSheet(now, (open) => turnTo(open, (open.at + step + length) % length))),
    /** Another way with the matter; null goes back to registering it as usual. */
    go(verb: string | null, given: Values = {}) {
      const way = ways.find((each) => each.verb === verb);
      onTop((each) => ({ ...each, along: way ? alongOf(way, given, BROWSER) : null }));
      if (!way) toForm();
    },
    writeAlong: (field: string, value: Value) =>
      onTop((each) =>
        each.along
          ? { ...each, along: { ...each.along, values: { ...each.along.values, [field]: value } } }
          : each,
      ),
  };
}

export type Moves = ReturnType<typeof movesOf>;
