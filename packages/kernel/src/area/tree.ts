import { type Fault, fault, ok, type Result } from "../fault/index.ts";
import type { Area } from "./area.ts";
import { type AreaRow, checkParents, parseRows } from "./rows.ts";

/** The divisions of one city, checked: one root, every parent present, no circle. */
export interface AreaTree {
  readonly root: Area;
  get(code: string): Area | undefined;
  children(code: string): readonly Area[];
  /** The area itself first, then its parents up to the city. */
  path(code: string): readonly Area[];
  contains(outer: string, inner: string): boolean;
  all(): Iterable<Area>;
}

/** Builds the tree of the rows of a table, or tells every mistake in it, by row and column. */
export function buildAreaTree(rows: readonly AreaRow[]): Result<AreaTree> {
  const faults: Fault[] = [];
  const areas = parseRows(rows, faults);
  checkParents(rows, areas, faults);
  const root = [...areas.values()].find((area) => area.parent === null);
  if (faults.length > 0 || !root) {
    const told = fault("area-rows-bad", { count: faults.length });
    return { ok: false, fault: { ...told, parts: faults } };
  }
  return ok(treeOf(root, areas));
}

function treeOf(root: Area, areas: ReadonlyMap<string, Area>): AreaTree {
  const below = new Map<string, Area[]>();
  for (const area of areas.values()) {
    if (area.parent === null) continue;
    const siblings = below.get(area.parent);
    if (siblings) siblings.push(area);
    else below.set(area.parent, [area]);
  }
  const path = (code: string): readonly Area[] => {
    const way: Area[] = [];
    for (let at = areas.get(code); at; at = at.parent === null ? undefined : areas.get(at.parent)) {
      way.push(at);
    }
    return way;
  };
  return {
    root,
    get: (code) => areas.get(code),
    children: (code) => below.get(code) ?? [],
    path,
    contains: (outer, inner) => path(inner).some((area) => area.code === outer),
    all: () => areas.values(),
  };
}
