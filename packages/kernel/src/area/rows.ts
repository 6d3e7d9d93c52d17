import { type Fault, fault } from "../fault/index.ts";
import { type Area, LEVELS, type Level, levelRank } from "./area.ts";
import { significantDigits } from "./range.ts";

/** A row of a table of areas, as read from a file (the root's parent is empty) or as it was written out of a tree. */
export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  /** `yes` or true marks a code of the city's own. */
  readonly local?: string | boolean;
}

const SHAPES: Readonly<Record<Level, { readonly test: RegExp; readonly allowed: string }>> = {
  city: { test: /^\d{2}(\d{2}00|0000)$/, allowed: "511100" },
  county: { test: /^\d{4}(?!00)\d{2}$/, allowed: "511102" },
  township: { test: /^\d{9}$/, allowed: "511102001" },
  village: { test: /^\d{12}$/, allowed: "511102001001" },
};

/** Each row by itself. The header is row 1, so the first area is row 2. */
export function parseRows(rows: readonly AreaRow[], faults: Fault[]): Map<string, Area> {
  const areas = new Map<string, Area>();
  for (const [at, row] of rows.entries()) {
    const place = (column: string) => `row ${at + 2}, column ${column}`;
    const level = LEVELS.find((known) => known === row.level);
    if (level === undefined) {
      faults.push(fault("area-level-unknown", { value: row.level }, place("level")));
      continue;
    }
    const { code } = row;
    const { test, allowed } = SHAPES[level];
    if (!test.test(code)) {
      faults.push(fault("area-code-malformed", { value: code, level, allowed }, place("code")));
    } else if (areas.has(code)) {
      faults.push(fault("area-code-repeated", { code }, place("code")));
    } else {
      const name = row.name.trim();
      if (name === "") faults.push(fault("area-name-empty", { code }, place("name")));
      const area: Area = { code, name, level, parent: row.parent || null };
      areas.set(code, isLocal(row) ? { ...area, local: true } : area);
    }
  }
  return areas;
}

function isLocal({ local }: AreaRow): boolean {
  return local === true || local === "yes";
}

/** What a row says about its parent, told at that row. */
export function checkParents(
  rows: readonly AreaRow[],
  areas: ReadonlyMap<string, Area>,
  faults: Fault[],
): void {
  let root: string | null = null;
  const seen = new Set<string>();
  for (const [at, { code }] of rows.entries()) {
    const area = areas.get(code);
    if (!area || seen.has(code)) continue;
    seen.add(code);
    const place = `row ${at + 2}, column parent`;
    if (area.parent === null) {
      if (root === null) root = code;
      else faults.push(fault("area-root-second", { code, root }, place));
    } else {
      const found = parentFault(area, area.parent, areas, place);
      if (found) faults.push(found);
    }
  }
  if (root === null) faults.push(fault("area-root-missing"));
}

function parentFault(
  area: Area,
  parent: string,
  areas: ReadonlyMap<string, Area>,
  place: string,
): Fault | null {
  const { code, level } = area;
  const above = areas.get(parent);
  if (!above) return fault("area-parent-missing", { code, parent }, place);
  const circle = circleFrom(area, areas);
  if (circle) return fault("area-circle", { code, circle: circle.join(" → ") }, place);
  if (levelRank(above.level) >= levelRank(level)) {
    return fault("area-parent-level", { code, level, parent, parent_level: above.level }, place);
  }
  const prefix = significantDigits(parent);
  // Walls in the database are ranges of codes: an area outside its parent's range would be invisible there.
  if (!code.startsWith(prefix))
    return fault("area-prefix-differs", { code, parent, prefix }, place);
  return null;
}

/** The codes from an area up to itself again, or null when its parents end. */
function circleFrom(area: Area, areas: ReadonlyMap<string, Area>): readonly string[] | null {
  const way = [area.code];
  const seen = new Set(way);
  for (let next = area.parent; next !== null; next = areas.get(next)?.parent ?? null) {
    way.push(next);
    if (next === area.code) return way;
    if (seen.has(next)) return null;
    seen.add(next);
  }
  return null;
}
