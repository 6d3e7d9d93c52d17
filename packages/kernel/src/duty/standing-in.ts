import type { Moment } from "../calendar/day.ts";
import type { Directory } from "./directory.ts";
import type { Deputy, Post } from "./duty.ts";

/**
 * The posts that a person may use at `now`: his own, then those of absent colleagues for whom he stands in, each marked with whose it
 * is (DU-12). Roles of the platform itself are never lent.
 */
export function postsInForce(
  person: string,
  now: Moment,
  directory: Directory,
  deputies: readonly Deputy[],
): readonly Post[] {
  const own = directory.posts(person);
  if (directory.person(person)?.left === true) return own;
  const lent = deputies
    .filter(({ deputy, from, until }) => deputy === person && from <= now && now < until)
    .flatMap(({ absent }) =>
      directory
        .posts(absent)
        .filter((post) => post.pack !== "*")
        .map((post) => ({ ...post, for: absent })),
    );
  return lent.length === 0 ? own : [...own, ...lent];
}
