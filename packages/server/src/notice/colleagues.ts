import type { CaseState } from "@xinlian/kernel";
import type { Colleague } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import type { PersonCaller } from "../http/caller.ts";

/** People of my units, by name, whom this case does not bar; not myself. */
export function colleagues(
  { id, posts }: PersonCaller,
  { barred }: Pick<CaseState, "barred">,
  { directory }: CityNow,
): Colleague[] {
  const units = new Set(posts.map((post) => post.unit));
  return directory
    .people()
    .filter((person) => person.id !== id && person.left !== true)
    .filter((person) => !barred.people.includes(person.id))
    .filter(
      (person) =>
        units.has(person.unit) || directory.posts(person.id).some((post) => units.has(post.unit)),
    )
    .map(({ id: one, name }) => ({ id: one, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
