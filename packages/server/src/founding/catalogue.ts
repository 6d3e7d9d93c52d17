import { type AreaTree, type Duty, type Fault, fault, parseDay } from "@xinlian/kernel";
import { nearest } from "./nearest.ts";
import { cellPlace, columnFaults, type Table, type TableRow } from "./table.ts";

const COLUMNS = ["topic", "city", "county", "township", "owner", "since", "basis", "area"];
const NEEDED = ["topic", "city"];
const LEVELS = ["county", "township"] as const;

/** What a catalogue may name. */
export interface CatalogueKnows {
  readonly pack: string;
  readonly areas: AreaTree;
  /** Ids of the city's units. */
  readonly units: ReadonlySet<string>;
  /** Topics that duties of the pack may name; null when the pack has no closed list of them. */
  readonly topics: ReadonlySet<string> | null;
}

/**
 * Duties of a dispatch catalogue (派单目录, `duties/<pack>.csv`): a row names, for one topic, the part of the unit's id that answers in
 * the city, in each county and in each township. A row with an `area` speaks of that area alone, by its city unit.
 */
export function catalogueDuties(
  table: Table,
  knows: CatalogueKnows,
): { readonly duties: readonly Duty[]; readonly faults: readonly Fault[] } {
  const heads = columnFaults(table, COLUMNS, NEEDED);
  if (heads.length > 0) return { duties: [], faults: heads };
  const faults: Fault[] = [];
  const duties: Duty[] = [];
  for (const row of table.rows) {
    const told = rowFaults(table, row, knows);
    faults.push(...told);
    if (told.length === 0) duties.push(...rowDuties(table, row, knows, faults));
  }
  return { duties, faults };
}

function rowFaults(table: Table, { line, cells }: TableRow, knows: CatalogueKnows): Fault[] {
  const faults: Fault[] = [];
  const { topic = "", since = "", area = "", owner = "" } = cells;
  const at = (column: string) => cellPlace(table, line, column);
  if (topic !== "*" && knows.topics !== null && !knows.topics.has(topic)) {
    const allowed = nearest(topic, knows.topics);
    faults.push(fault("city-topic", { value: topic, allowed }, at("topic")));
  }
  if (since !== "" && !parseDay(since).ok) {
    faults.push(fault("city-value", { value: since, allowed: "YYYY-MM-DD" }, at("since")));
  }
  if (area !== "" && knows.areas.get(area) === undefined) {
    faults.push(fault("duty-area-unknown", { area }, at("area")));
  }
  const owning = `${knows.areas.root.code}-${owner}`;
  if (owner !== "" && !knows.units.has(owning)) {
    faults.push(unknownUnit(owning, knows, at("owner")));
  }
  return faults;
}

function rowDuties(
  table: Table,
  { line, cells }: TableRow,
  knows: CatalogueKnows,
  faults: Fault[],
): readonly Duty[] {
  const { topic = "", city = "", area = "", owner = "", since = "", basis = "" } = cells;
  const { root } = knows.areas;
  const kept = {
    ...(owner !== "" && { owner: `${root.code}-${owner}` }),
    ...(since !== "" && { since }),
    ...(basis !== "" && { basis }),
  };
  const missing = new Set<string>();
  const made: Duty[] = [];
  const add = (column: string, code: string, scope: string | null, part: string) => {
    const unit = `${code}-${part}`;
    if (knows.units.has(unit)) made.push({ ...row(knows.pack, topic, scope, unit), ...kept });
    else if (!missing.has(column)) {
      // A part that is wrong is wrong in every area: the first is enough.
      missing.add(column);
      faults.push(unknownUnit(unit, knows, cellPlace(table, line, column)));
    }
  };
  add("city", root.code, area === "" ? null : area, city);
  for (const level of LEVELS) {
    const part = cells[level] ?? "";
    if (part === "" || area !== "") continue;
    for (const each of areasOf(knows.areas, level)) add(level, each, each, part);
  }
  return made;
}

function areasOf(areas: AreaTree, level: (typeof LEVELS)[number]): readonly string[] {
  return [...areas.all()].filter((area) => area.level === level).map((area) => area.code);
}

function unknownUnit(unit: string, knows: CatalogueKnows, place: string): Fault {
  return fault("city-unit", { value: unit, allowed: nearest(unit, knows.units) }, place);
}

/** @param topic `*` is what nobody else answers for */
export function row(pack: string, topic: string, area: string | null, unit: string): Duty {
  const named = topic === "*" ? null : topic;
  return { id: [pack, named ?? "any", area ?? "city"].join("."), pack, topic: named, area, unit };
}
