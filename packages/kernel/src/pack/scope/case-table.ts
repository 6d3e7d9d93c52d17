import type { Moment } from "../../calendar/day.ts";
import { Sight } from "../cel/sight.ts";
import type { Name, Table } from "../cel/type.ts";
import { BOOL, type CelType, INT, maybe, TIME } from "../cel/type.ts";
import { CelOpaque, CelTime } from "../cel/value.ts";
import type { Draft } from "../draft/draft.ts";
import type { CaseNode } from "../node.ts";
import { CLOCK, clockSight } from "./clock-table.ts";
import { toCel } from "./convert.ts";
import { AREA, areaSight, names, orNull, UNIT, unitSight } from "./directory-tables.ts";
import { fieldType, SEALED } from "./field-type.ts";
import type { PackTypes } from "./pack-types.ts";
import { namedPeriod, PERIOD } from "./period-table.ts";
import { OtherCase, type Seen } from "./seen.ts";

/** Names of a case: its fields, and what every case has. */
export function caseTable(node: Draft<CaseNode>, tables: PackTypes): Table {
  const own = tables.caseType(node.name);
  const makers = tables.makers(node.name);
  const [maker] = makers;
  const parent = maker !== undefined && makers.length === 1 ? tables.caseType(maker) : ANY_CASE;
  return new Map<string, Name>([
    ...EVERY_CASE,
    ["state", { ...get("state"), type: { is: "string", among: Object.keys(node.states) } }],
    ["parent", { type: maybe(parent), get: (of: Seen) => parentSight(of, parent) }],
    ["this", { type: own, get: (of: Seen) => caseSight(own, of) }],
    ["callers", { type: { is: "list", of: own }, get: (of: Seen) => callers(of, own, node.name) }],
    ...periodName(node, tables),
    ["past", pastName(node)],
    ["clock", clockName(node)],
    ["links", linksName(node, tables)],
    ...Object.values(node.fields).map(
      (field) => [field.name, fieldName(node, field, tables)] as const,
    ),
  ]);
}

/** What a case has whatever its type. */
export const EVERY_CASE: Table = names<Seen>({
  state: [{ is: "string" }, ({ state }) => state.state],
  number: [{ is: "string", maybe: true }, ({ state }) => state.number],
  opened: [TIME, ({ state, world }) => time(state.opened, world)],
  ended: [BOOL, ({ state }) => state.ended],
  ended_at: [maybe(TIME), ({ state, world }) => orNull(state.endedAt, (at) => time(at, world))],
  lead: [maybe(UNIT), ({ state, world }) => orNull(state.lead, (id) => unitSight(id, world))],
  area: [AREA, ({ state, world }) => areaSight(state.area, world)],
});

/** A case of a type not known here: what every case has, and no fields. */
const ANY_CASE: CelType = { is: "sight", name: "case", table: () => EVERY_CASE };

function get(name: string): Name {
  const found = EVERY_CASE.get(name);
  if (found === undefined) throw new Error(`no name ${name} in every case`);
  return found;
}

function time(at: Moment, world: Seen["world"]): CelTime {
  return new CelTime(at, world.calendar(null));
}

function caseSight(type: CelType, seen: Seen): Sight {
  if (type.is !== "sight") throw new Error("a case is a sight");
  return new Sight(type.table(), seen, seen.state.stream);
}

function parentSight({ state, world }: Seen, type: CelType): Sight | null {
  return orNull(state.parent, (stream) => otherSight(type, stream, world));
}

function otherSight(type: CelType, stream: string, world: Seen["world"]): Sight {
  if (type.is !== "sight") throw new Error("a case is a sight");
  return new Sight(type.table(), new OtherCase(stream, world), stream);
}

/** The cases whose callers wait for this one's answer: itself, and those that joined it, but none that it made. */
function callers(seen: Seen, own: CelType, type: string): readonly Sight[] {
  const joined = (seen.state.links[type] ?? []).filter(
    (stream) => new OtherCase(stream, seen.world).state.parent !== seen.state.stream,
  );
  return [caseSight(own, seen), ...joined.map((stream) => otherSight(own, stream, seen.world))];
}

/** `period`: the stretch for which an entry owed this case; in sight where cadences open cases of the type. */
function periodName(
  node: Draft<CaseNode>,
  tables: PackTypes,
): readonly (readonly [string, Name])[] {
  const owed = tables.owed(node.name);
  if (owed === "never") return [];
  const read = ({ state, world }: Seen) =>
    orNull(state.owed?.span, (span) => namedPeriod(span, world));
  return [["period", { type: owed === "only" ? PERIOD : maybe(PERIOD), get: read }]];
}

function fieldName(
  node: Draft<CaseNode>,
  field: Draft<CaseNode>["fields"][string],
  tables: PackTypes,
): Name {
  const { name } = field;
  if (field.seal !== undefined) {
    return {
      type: SEALED,
      get: ({ state }: Seen) => (state.sealed[name] ? new CelOpaque(null) : null),
    };
  }
  const type = fieldType(field, tables);
  if (field.value !== undefined) {
    return { type, get: (seen: Seen) => tables.computed(node.name, name, seen) };
  }
  return { type, get: ({ state, world }: Seen) => toCel(type, state.fields[name], world) };
}

function pastName(node: Draft<CaseNode>): Name {
  const past = names<{ seen: Seen; action: string }>({
    count: [INT, ({ seen, action }) => BigInt(seen.state.past[action]?.count ?? 0)],
    first: [
      maybe(TIME),
      ({ seen, action }) => orNull(seen.state.past[action]?.first, (at) => time(at, seen.world)),
    ],
    last: [
      maybe(TIME),
      ({ seen, action }) => orNull(seen.state.past[action]?.last, (at) => time(at, seen.world)),
    ],
  });
  const type: CelType = { is: "sight", name: "past", table: () => past };
  return group("past", Object.keys(node.actions), type, (seen, action) => {
    return new Sight(past, { seen, action }, `past ${action}`);
  });
}

function clockName(node: Draft<CaseNode>): Name {
  return group("clock", Object.keys(node.clocks), CLOCK, clockSight);
}

function linksName(node: Draft<CaseNode>, tables: PackTypes): Name {
  const table = new Map<string, Name>(
    tables.linked(node.name).map((type) => {
      const item = tables.caseType(type);
      const list = ({ state, world }: Seen) =>
        (state.links[type] ?? []).map((stream) => otherSight(item, stream, world));
      return [type, { type: { is: "list", of: item }, get: list }];
    }),
  );
  const type: CelType = { is: "sight", name: "links", table: () => table };
  return { type, get: (seen: Seen) => new Sight(table, seen, "links") };
}

/** A name whose own names are a closed set, each of the same type: `past.<action>`, `clock.<clock>`. */
function group(
  name: string,
  members: readonly string[],
  item: CelType,
  sight: (seen: Seen, member: string) => Sight,
): Name {
  const table = new Map<string, Name>(
    members.map((member) => [member, { type: item, get: (seen: Seen) => sight(seen, member) }]),
  );
  const type: CelType = { is: "sight", name: `${name}s`, table: () => table };
  return { type, get: (seen: Seen) => new Sight(table, seen, name) };
}
