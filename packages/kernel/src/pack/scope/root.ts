import { dayOf } from "../../calendar/moment.ts";
import { entriesStanding } from "../../register/standing.ts";
import { Sight } from "../cel/sight.ts";
import type { Name, Table } from "../cel/type.ts";
import { type CelType, certain, DATE, maybe, TIME } from "../cel/type.ts";
import { CelDate, CelTime } from "../cel/value.ts";
import type { Draft } from "../draft/draft.ts";
import type { ActionNode } from "../node.ts";
import { toCel } from "./convert.ts";
import { names, orNull, PERSON, personSight, UNIT, unitSight } from "./directory-tables.ts";
import { fieldType } from "./field-type.ts";
import { PERIOD, periodSight } from "./period-table.ts";
import type { EntrySeen, Scope, Seen } from "./seen.ts";
import type { Tables } from "./tables.ts";

/** What is in sight of an expression beside the case: GRAMMAR's table of places. */
export interface Beside {
  readonly me?: boolean;
  readonly form?: Draft<ActionNode>;
  readonly it?: CelType;
}

/** The names an expression of this case type begins with. */
export function rootTable(type: string, tables: Tables, beside: Beside = {}): Table {
  const roles = Object.keys(tables.pack.roles);
  return new Map<string, Name>([
    ...tables.case(type),
    ...everywhere(tables),
    ...(beside.me ? [["me", meName(roles)] as const] : []),
    ...(beside.form ? [["form", formName(beside.form, type, tables)] as const] : []),
    ...(beside.it ? [["it", itName(beside.it)] as const] : []),
  ]);
}

/** The names an expression over an entry begins with: its fields, what every entry has, and what stands everywhere. */
export function entryRootTable(register: string, tables: Tables, me = false): Table {
  const type = tables.registerType(register);
  const roles = Object.keys(tables.pack.roles);
  return new Map<string, Name>([
    ...(type.is === "sight" ? type.table() : []),
    ...everywhere(tables),
    ...(me ? [["me", meName(roles)] as const] : []),
  ]);
}

/**
 * The names an expression of a cadence begins with: the entry, the settings, and, where the stretch is known, `period` and the entries
 * of whole registers. The hour of asking is not among them: what falls due follows from the entry and the calendar.
 */
export function cadenceTable(register: string, tables: Tables, within: boolean): Table {
  const type = tables.registerType(register);
  const settings = new Map([...everywhere(tables)].filter(([name]) => name === "setting"));
  return new Map<string, Name>([
    ...(type.is === "sight" ? type.table() : []),
    ...settings,
    ...(within ? [["period", owedPeriod] as const, ["entries", entriesName(tables)] as const] : []),
  ]);
}

const owedPeriod: Name = {
  type: PERIOD,
  get: ({ span, world }: EntrySeen) => orNull(span, (of) => periodSight(of, world)),
};

/** `entries.register`: those that stand. Whoever builds the world loads them whole. */
function entriesName(tables: Tables): Name {
  const table = new Map<string, Name>(
    Object.keys(tables.pack.registers).map((register) => {
      const of = tables.registerType(register);
      const get = ({ world }: EntrySeen) =>
        entriesStanding(register, world).map(({ stream }) => entrySight(of, stream, world));
      return [register, { type: { is: "list", of }, get }];
    }),
  );
  const type: CelType = { is: "sight", name: "entries", table: () => table };
  return { type, get: (seen: EntrySeen) => new Sight(table, seen, "entries") };
}

function entrySight(type: CelType, id: string, world: Seen["world"]): Sight {
  if (type.is !== "sight") throw new Error("an entry is a sight");
  return new Sight(type.table(), { world, id }, id);
}

function everywhere(tables: Tables): Table {
  const settings = tables.settings();
  const setting: CelType = { is: "sight", name: "settings", table: () => settings };
  return names<Seen>({
    setting: [setting, (seen) => new Sight(settings, seen, "setting")],
    now: [TIME, ({ world }) => new CelTime(world.now, world.calendar(null))],
    today: [DATE, ({ world }) => today(world)],
  });
}

function today(world: Seen["world"]): CelDate {
  const calendar = world.calendar(null);
  return new CelDate(dayOf(world.now, calendar), calendar);
}

function meName(roles: readonly string[]): Name {
  const table = names<Scope>({
    person: [maybe(PERSON), ({ me, world }) => orNull(me?.person, (id) => personSight(id, world))],
    unit: [
      maybe(UNIT),
      ({ me, world }) => orNull(homeUnit(me, world), (id) => unitSight(id, world)),
    ],
    role: [
      { is: "string", among: roles, maybe: true },
      ({ me, world }) => me?.posts.find((post) => post.pack === world.pack.name)?.role,
    ],
  });
  const type: CelType = { is: "sight", name: "me", table: () => table };
  return { type, get: (scope: Scope) => new Sight(table, scope, "me") };
}

function homeUnit(me: Scope["me"], world: Seen["world"]): string | undefined {
  if (me === null || me.person === null) return undefined;
  return world.directory.person(me.person)?.unit ?? me.posts[0]?.unit;
}

/** `form.x`: what the action asks; never empty where it must be filled. */
function formName(action: Draft<ActionNode>, type: string, tables: Tables): Name {
  const { fields } = tables.node(type);
  const table = new Map<string, Name>(
    action.form.flatMap(({ field, optional }) => {
      const item =
        field === "lead" ? maybe(UNIT) : fields[field] && fieldType(fields[field], tables);
      if (item === undefined) return [];
      const value = optional ? item : certain(item);
      return [
        [field, { type: value, get: ({ form, world }: Scope) => toCel(item, form[field], world) }],
      ];
    }),
  );
  const form: CelType = { is: "sight", name: "form", table: () => table };
  return { type: form, get: (scope: Scope) => new Sight(table, scope, "form") };
}

function itName(type: CelType): Name {
  return { type, get: ({ it, world }: Scope) => toCel(type, it, world) };
}
