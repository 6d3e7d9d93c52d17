import type { UnitView, Words } from "@xinlian/wire";
import type { ChangeWords } from "./change-words.ts";

/** What a change changed about a unit, a sentence part each. */
export function unitDifference(
  before: UnitView,
  now: UnitView,
  w: ChangeWords,
  say: (words: Words) => string,
): readonly string[] {
  const upper = (unit: UnitView) => (unit.upper ? say(unit.upper.words) : w.nobody);
  const pairs: readonly (readonly [string, string, string])[] = [
    [w.fields.zh, before.words.zh, now.words.zh],
    [w.fields.en, before.words.en, now.words.en],
    [w.fields.level, w.fields[before.level], w.fields[now.level]],
    [w.fields.area, before.area.name, now.area.name],
    [w.fields.upper, upper(before), upper(now)],
  ];
  return pairs.filter(([, from, to]) => from !== to).map((each) => w.fromTo(...each));
}
