import type { AreaTree } from "../area/tree.ts";
import { fault, ok, type Result } from "../fault/index.ts";
import { checkLists } from "./check.ts";
import type { Directory, DirectoryLists } from "./directory.ts";
import type { Duty, Post } from "./duty.ts";

/** Makes the directory of plain lists, or tells every mistake in them. */
export function buildDirectory(lists: DirectoryLists, areas: AreaTree): Result<Directory> {
  const faults = checkLists(lists, areas);
  if (faults.length > 0) {
    const told = fault("duty-directory-bad", { count: faults.length });
    return { ok: false, fault: { ...told, parts: faults } };
  }
  const units = new Map(lists.units.map((unit) => [unit.id, unit]));
  const people = new Map(lists.people.map((person) => [person.id, person]));
  const order = new Map(lists.people.map((person, at) => [person.id, at]));
  const inForce = lists.posts.filter(
    (post) => !people.get(post.person)?.left && !units.get(post.unit)?.dissolved,
  );
  const posts = grouped(inForce, (post) => post.person);
  const filled = grouped(inForce, (post) => roleKey(post.pack, post.role));
  const duties = grouped(lists.duties, (duty) => duty.pack);
  return ok({
    unit: (id) => units.get(id),
    person: (id) => people.get(id),
    units: () => lists.units,
    people: () => lists.people,
    posts: (person): readonly Post[] => posts.get(person) ?? [],
    holders: (pack, role, unit) => {
      const holding = new Set<string>();
      for (const post of filled.get(roleKey(pack, role)) ?? []) {
        if (unit === null || post.unit === unit) holding.add(post.person);
      }
      return [...holding]
        .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        .flatMap((id) => people.get(id) ?? []);
    },
    duties: (pack): readonly Duty[] => duties.get(pack) ?? [],
  });
}

function roleKey(pack: string, role: string): string {
  return JSON.stringify([pack, role]);
}

function grouped<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
