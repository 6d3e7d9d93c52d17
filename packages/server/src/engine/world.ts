import type { CaseState, Me, Moment, Pack, Post, World } from "@xinlian/kernel";
import { v7 } from "uuid";
import type { CityNow } from "./city-now.ts";
import { type Entries, NO_ENTRIES } from "./entries.ts";
import type { Numbers } from "./numbers.ts";

const NONE: ReadonlySet<string> = new Set();

/** Puts together what a decision may read. @param numbered the day whose numbers new cases take */
export function worldOf(
  city: CityNow,
  pack: Pack,
  cases: ReadonlyMap<string, CaseState>,
  now: Moment,
  numbers: Numbers,
  numbered: Moment = now,
  entries: Entries = NO_ENTRIES,
): World {
  return {
    now,
    city: city.code,
    calendar: (area) => city.calendar(area),
    areas: city.areas,
    directory: city.directory,
    pack,
    settings: city.settings.get(pack.name) ?? {},
    letterhead: { city: city.profile.name, office: city.profile.office },
    cases,
    entries,
    linked: NONE,
    stream: () => v7(),
    number: (type) => numbers.next(pack.name, type, numbered),
  };
}

/** A person as the kernel knows him. @param posts those he may use now; his own when nothing is said */
export function personMe(
  city: CityNow,
  person: string,
  posts: readonly Post[] = city.directory.posts(person),
): Me {
  return { actor: `person:${person}`, kind: "person", person, posts };
}

export const CITIZEN: Me = { actor: "citizen", kind: "citizen", person: null, posts: [] };
