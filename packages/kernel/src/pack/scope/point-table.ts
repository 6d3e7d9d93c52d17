import type { World } from "../../case/world.ts";
import { findPoint } from "../../score/find.ts";
import type { SubjectsNode } from "../../score/node.ts";
import { parsePointId } from "../../score/point.ts";
import { OutOfSight, Sight } from "../cel/sight.ts";
import { BOOL, type CelType, DOUBLE, type Name, type Table, TIME } from "../cel/type.ts";
import { CelTime } from "../cel/value.ts";
import { names, unitSight } from "./directory-tables.ts";

/** What a point's sight stands on. */
interface PointSeen {
  readonly world: World;
  readonly id: string;
}

/** Names of a point: how many, when, by which rule, whose, and whether it was answered. */
export function pointTable(rules: readonly string[], subject: CelType, of: SubjectsNode): Table {
  return new Map<string, Name>([
    ...names<PointSeen>({
      value: [DOUBLE, (seen) => pointOf(seen)?.value],
      at: [TIME, (seen) => timeOf(seen)],
      rule: [{ is: "string", among: rules }, (seen) => pointOf(seen)?.rule],
      answered: [BOOL, (seen) => pointOf(seen)?.answered !== undefined],
    }),
    ["to", { type: subject, get: (seen: PointSeen) => subjectOf(seen, subject, of) }],
  ]);
}

/** @throws OutOfSight when whoever built the world did not load the case that gave it */
function pointOf({ world, id }: PointSeen) {
  const stream = parsePointId(id)?.stream;
  if (stream !== undefined && !world.cases.has(stream)) throw new OutOfSight(stream);
  return findPoint(id, world);
}

function timeOf(seen: PointSeen): CelTime | null {
  const at = pointOf(seen)?.at;
  return at === undefined ? null : new CelTime(at, seen.world.calendar(null));
}

function subjectOf(seen: PointSeen, type: CelType, of: SubjectsNode): Sight | null {
  const to = pointOf(seen)?.to;
  if (to === undefined) return null;
  if (of.kind === "unit") return unitSight(to, seen.world);
  if (type.is !== "sight") throw new Error("an entry is a sight");
  return new Sight(type.table(), { world: seen.world, id: to }, to);
}
