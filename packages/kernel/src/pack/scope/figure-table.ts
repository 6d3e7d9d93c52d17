import type { CelType, Name, Table } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import type { CaseNode } from "../node.ts";
import { PURE_CLOCK } from "./clock-table.ts";
import { AREA } from "./directory-tables.ts";
import { rootTable } from "./root.ts";
import type { Tables } from "./tables.ts";

/** Names whose value changes while the case does not: the wall clock, other cases, the engine's own handles. */
const OUTSIDE: ReadonlySet<string> = new Set([
  "now",
  "today",
  "links",
  "parent",
  "this",
  "callers",
]);

/**
 * What an indicator may read of a case (FI-2): the case's own state and settings. Of what a field names (a unit, an
 * entry, another case) only which one it is, since that may change without an event of this case.
 * @param computed whether a computed field reads nothing else either
 */
export function figureTable(
  node: Draft<CaseNode>,
  tables: Tables,
  computed: (field: string) => boolean,
): Table {
  const kept: [string, Name][] = [];
  for (const [name, entry] of rootTable(node.name, tables)) {
    const field = node.fields[name];
    if (OUTSIDE.has(name) && field === undefined) continue;
    if (field?.value !== undefined && !computed(name)) continue;
    if (name === "clock") kept.push([name, { ...entry, type: pureClocks(node) }]);
    else if (name === "past" || name === "setting") kept.push([name, entry]);
    else kept.push([name, { ...entry, type: bare(entry.type) }]);
  }
  return new Map(kept);
}

/** Whether these dotted names are in sight of an indicator; what a field names is not stepped into. */
export function isPure(reads: Iterable<string>, node: Draft<CaseNode>): boolean {
  return [...reads].every((path) => {
    const [first = "", second, third] = path.split(".");
    if (first === "clock") return third === undefined || PURE_NAMES.has(third);
    if (first === "past" || first === "setting") return true;
    if (node.fields[first]?.value !== undefined) return false;
    return !OUTSIDE.has(first) && second === undefined;
  });
}

const PURE_NAMES: ReadonlySet<string> = new Set(PURE_CLOCK.keys());

function pureClocks(node: Draft<CaseNode>): CelType {
  const clock: CelType = { is: "sight", name: "clock", table: () => PURE_CLOCK };
  const none = () => {
    throw new Error("types only");
  };
  const names: Table = new Map(
    Object.keys(node.clocks).map((name) => [name, { type: clock, get: none }]),
  );
  return { is: "sight", name: "clocks", table: () => names };
}

const NOTHING: Table = new Map();
const BARE_AREA: Table = new Map([["code", { type: { is: "string" }, get: () => null }]]);

/** The same type with nothing to step into, but the code of an area. Values are got by the full tables. */
function bare(type: CelType): CelType {
  if (type.is === "list") return { is: "list", of: bare(type.of) };
  if (type.is !== "sight") return type;
  if (type.name === (AREA as { name: string }).name) return { ...type, table: () => BARE_AREA };
  if (type.name === "place") return { ...type, table: () => PLACE };
  return { ...type, table: () => NOTHING };
}

const PLACE: Table = new Map([
  ["area", { type: { is: "sight", name: "area", table: () => BARE_AREA }, get: () => null }],
]);
