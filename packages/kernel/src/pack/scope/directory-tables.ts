import type { World } from "../../case/world.ts";
import type { Place } from "../../field/value.ts";
import { Sight } from "../cel/sight.ts";
import type { Name, Table } from "../cel/type.ts";
import { type CelType, STRING } from "../cel/type.ts";

interface InWorld {
  readonly world: World;
  readonly id: string;
}

/** Levels of areas and units, the highest first. */
export const LEVELS = ["city", "county", "township", "village"];

export const AREA: CelType = { is: "sight", name: "area", table: () => AREA_TABLE };
export const UNIT: CelType = { is: "sight", name: "unit", table: () => UNIT_TABLE };
export const PERSON: CelType = { is: "sight", name: "person", table: () => PERSON_TABLE };
export const PLACE: CelType = { is: "sight", name: "place", table: () => PLACE_TABLE };

export function areaSight(code: string, world: World): Sight {
  return new Sight(AREA_TABLE, { world, id: code }, `area ${code}`);
}

export function unitSight(id: string, world: World): Sight {
  return new Sight(UNIT_TABLE, { world, id }, `unit ${id}`);
}

export function personSight(id: string, world: World): Sight {
  return new Sight(PERSON_TABLE, { world, id }, `person ${id}`);
}

export function placeSight(place: Place, world: World): Sight {
  const identity = `place ${place.area} ${place.address ?? ""}`;
  return new Sight(PLACE_TABLE, { world, id: place.area, place }, identity);
}

const AREA_TABLE: Table = names<InWorld>({
  code: [STRING, ({ id }) => id],
  name: [{ is: "string", maybe: true }, ({ world, id }) => world.areas.get(id)?.name],
  level: [
    { is: "string", among: LEVELS, maybe: true },
    ({ world, id }) => world.areas.get(id)?.level,
  ],
  parent: [
    { ...AREA, maybe: true },
    ({ world, id }) => orNull(world.areas.get(id)?.parent, (code) => areaSight(code, world)),
  ],
});

const UNIT_TABLE: Table = names<InWorld>({
  name: [{ is: "string", maybe: true }, ({ world, id }) => world.directory.unit(id)?.text.zh],
  level: [
    { is: "string", among: LEVELS, maybe: true },
    ({ world, id }) => world.directory.unit(id)?.level,
  ],
  area: [
    { ...AREA, maybe: true },
    ({ world, id }) => orNull(world.directory.unit(id)?.area, (code) => areaSight(code, world)),
  ],
  upper: [
    { ...UNIT, maybe: true },
    ({ world, id }) => orNull(world.directory.unit(id)?.upper, (unit) => unitSight(unit, world)),
  ],
});

const PERSON_TABLE: Table = names<InWorld>({
  name: [{ is: "string", maybe: true }, ({ world, id }) => world.directory.person(id)?.name],
  unit: [
    { ...UNIT, maybe: true },
    ({ world, id }) => orNull(world.directory.person(id)?.unit, (unit) => unitSight(unit, world)),
  ],
});

/** Of a place only its area is in sight: an address is text about people. */
const PLACE_TABLE: Table = names<InWorld>({
  area: [AREA, ({ world, id }) => areaSight(id, world)],
});

/** A table of names, each with its type and how it is got; what is not there is empty. */
export function names<Of>(
  entries: Readonly<Record<string, readonly [CelType, (of: Of) => unknown]>>,
): Table {
  return new Map<string, Name>(
    Object.entries(entries).map(([name, [type, get]]) => [
      name,
      { type, get: (of: Of) => get(of) ?? null },
    ]),
  );
}

export function orNull<T, R>(value: T | null | undefined, then: (value: T) => R): R | null {
  return value === null || value === undefined ? null : then(value);
}
