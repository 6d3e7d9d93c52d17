import type { AreaTree } from "../area/tree.ts";
import type { Directory } from "./directory.ts";
import type { Person } from "./duty.ts";

/** A role of a pack in one unit. */
export interface Role {
  readonly pack: string;
  readonly role: string;
  readonly unit: string;
}

/** Whether a person may act for a unit in a role: by a post in force in that very unit, not in one above it. */
export function mayActFor(
  directory: Directory,
  person: string,
  { pack, role, unit }: Role,
): boolean {
  return directory
    .posts(person)
    .some((post) => post.pack === pack && post.role === role && post.unit === unit);
}

/**
 * The people who fill a role over an area: those whose unit works for the smallest area around it that has any
 * (`role@area` of the grammar). Empty when there is none up to the city.
 */
export function holdersOver(
  directory: Directory,
  areas: AreaTree,
  pack: string,
  role: string,
  area: string,
): readonly Person[] {
  const holders = directory.holders(pack, role, null);
  for (const { code } of areas.path(area)) {
    const near = holders.filter((person) =>
      directory
        .posts(person.id)
        .some(
          (post) =>
            post.pack === pack && post.role === role && directory.unit(post.unit)?.area === code,
        ),
    );
    if (near.length > 0) return near;
  }
  return [];
}
