import type { CaseState, Me, Moment, Pack, World } from "@xinlian/kernel";
import { v7 } from "uuid";
import type { CityNow } from "./city-now.ts";
import type { Numbers } from "./numbers.ts";

/** Puts together what a decision may read. @param numbered the day whose numbers new cases take */
export function worldOf(
  city: CityNow,
  pack: Pack,
  cases: ReadonlyMap<string, CaseState>,
  now: Moment,
  numbers: Numbers,
  numbered: Moment = now,
): World {
  return {
    now,
    city: city.code,
    calendar: (area) => city.calendar(area),
    areas: city.areas,
    directory: city.directory,
    pack,
    settings: city.settings.get(pack.name) ?? {},
    cases,
    stream: () => v7(),
    number: (type) => numbers.next(pack.name, type, numbered),
  };
}

/** A person as the kernel knows him, with the posts in force now. */
export function personMe(city: CityNow, person: string): Me {
  return {
    actor: `person:${person}`,
    kind: "person",
    person,
    posts: city.directory.posts(person),
  };
}

export const CITIZEN: Me = { actor: "citizen", kind: "citizen", person: null, posts: [] };
