import type { FieldValue, Place } from "@xinlian/kernel";
import type { Chance } from "./chance.ts";
import type { Drawn, Places } from "./places.ts";
import type { Fits, Play, WordsYaml } from "./play.ts";

/** What a step may say of its matter: `{what}`, `{place}`, `{caller}` and whatever the city's files add. */
export type Words = Readonly<Record<string, FieldValue | undefined>>;

/** A text with its braces filled: words given, else drawn from the lists, numbers for {n} and {days}. */
export function fillText(
  pattern: string,
  lists: WordsYaml,
  chance: Chance,
  given: Readonly<Record<string, string>> = {},
): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const said = given[name];
    if (said !== undefined) return said;
    if (name === "n") return String(chance.whole(2, 9));
    if (name === "days") return String(chance.whole(2, 20));
    const drawn = chance.pick(lists[name] ?? []);
    if (drawn === undefined) throw new Error(`no words for ${whole} in "${pattern}"`);
    return typeof drawn === "object" ? whole : fillText(String(drawn), lists, chance, given);
  });
}

/** How somebody tells it: a way of beginning, the matter, sometimes something more. */
export function tell(
  pattern: string,
  way: string,
  play: Play,
  where: Drawn,
  chance: Chance,
): string {
  const { words } = play;
  const given = { where: where.said };
  const begin = chance.pick(words[way] ?? []) ?? "";
  const more = chance.pick(words.more ?? []) ?? "";
  return [begin, pattern, more]
    .map((part) => fillText(String(part), words, chance, given))
    .join("");
}

/** A word of the play's `draws`, which may go by the kind of matter. */
export function drawn(play: Play, name: string, kind: string, chance: Chance): string | undefined {
  const table = play.draws?.[name];
  if (table === undefined) return undefined;
  const own = table[kind];
  if (typeof own === "object") return chance.key(own);
  const flat = Object.entries(table).filter(([, weight]) => typeof weight === "number");
  return flat.length === 0
    ? undefined
    : chance.key(Object.fromEntries(flat) as Record<string, number>);
}

/** Whether a course, a part of one, is for such a matter. */
export function fits(wanted: Fits | undefined, words: Words): boolean {
  return Object.entries(wanted ?? {}).every(([name, values]) => {
    const value = words[name];
    return values.some((each) =>
      typeof each === "boolean" ? each === (value === true) : each === value,
    );
  });
}

/** Somebody who calls: some call again and again. */
export function callerOf(play: Play, chance: Chance): Readonly<Record<string, string>> {
  const { words, phones, callers = 1000 } = play;
  // The square makes low numbers frequent: people who call often.
  const who = Math.floor(chance.next() ** 1.4 * callers);
  const family = words.family ?? ["王"];
  const title = words.title ?? ["先生"];
  const name = `${family[(who * 7) % family.length]}${title[(who * 3) % title.length]}`;
  return { name, phone: `${phones}${String(who).padStart(4, "0")}` };
}

/** A place as forms take it; a citizen's form needs one, so the whole city when nothing is known. */
export function placesOf(
  where: Drawn,
  places: Places,
): { readonly place?: Place; readonly somewhere: Place } {
  const place: Place = {
    area: where.area,
    ...(where.address !== undefined && { address: where.address }),
  };
  return where.known ? { place, somewhere: place } : { somewhere: { area: places.root } };
}
