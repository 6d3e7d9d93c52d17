import type { AreaTree } from "../area/tree.ts";
import { type Fault, fault } from "../fault/index.ts";
import type { DirectoryLists } from "./directory.ts";
import type { Unit } from "./duty.ts";

/** Every mistake of the lists: ids that come twice, and names of things that are not there. */
export function checkLists(lists: DirectoryLists, areas: AreaTree): readonly Fault[] {
  const faults: Fault[] = [];
  const units = idsOf("units", lists.units, faults);
  const people = idsOf("people", lists.people, faults);
  idsOf("duties", lists.duties, faults);
  const wantUnit = (unit: string, place: string) => {
    if (!units.has(unit)) faults.push(fault("duty-unit-unknown", { unit }, place));
  };
  const wantArea = (area: string, place: string) => {
    if (!areas.get(area)) faults.push(fault("duty-area-unknown", { area }, place));
  };
  for (const unit of lists.units) {
    wantArea(unit.area, `units, ${unit.id}, area`);
    if (unit.upper !== null) wantUnit(unit.upper, `units, ${unit.id}, upper`);
  }
  for (const person of lists.people) wantUnit(person.unit, `people, ${person.id}, unit`);
  for (const [at, post] of lists.posts.entries()) {
    const place = `posts, ${at + 1}`;
    wantUnit(post.unit, `${place}, unit`);
    if (!people.has(post.person)) {
      faults.push(fault("duty-person-unknown", { person: post.person }, `${place}, person`));
    }
  }
  for (const duty of lists.duties) {
    wantUnit(duty.unit, `duties, ${duty.id}, unit`);
    if (duty.owner !== undefined) wantUnit(duty.owner, `duties, ${duty.id}, owner`);
    if (duty.area !== null) wantArea(duty.area, `duties, ${duty.id}, area`);
  }
  return [...faults, ...circles(lists.units)];
}

function idsOf(
  list: string,
  rows: readonly { readonly id: string }[],
  faults: Fault[],
): Set<string> {
  const ids = new Set<string>();
  for (const [at, { id }] of rows.entries()) {
    if (ids.has(id)) faults.push(fault("duty-id-repeated", { id }, `${list}, ${at + 1}`));
    ids.add(id);
  }
  return ids;
}

/** A circle of units is told once, at the first unit of it. */
function circles(units: readonly Unit[]): readonly Fault[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const told = new Set<string>();
  const faults: Fault[] = [];
  for (const unit of units) {
    const way = [unit.id];
    const seen = new Set(way);
    let next = unit.upper;
    while (next !== null && !seen.has(next)) {
      way.push(next);
      seen.add(next);
      next = byId.get(next)?.upper ?? null;
    }
    if (next !== unit.id || told.has(unit.id)) continue;
    for (const id of way) told.add(id);
    const circle = [...way, unit.id].join(" → ");
    faults.push(fault("duty-upper-circle", { unit: unit.id, circle }, `units, ${unit.id}, upper`));
  }
  return faults;
}
