import {
  areaRange,
  type CaseNode,
  type Cut,
  type DeskNode,
  type DeskRows,
  deskRowsOf,
  endOfDay,
  isOwn,
  type Layout,
  type Me,
  type Moment,
  type Pack,
  parseDay,
  possibleStates,
  type RowFilter,
  type RowSort,
  startOfDay,
  type World,
} from "@xinlian/kernel";
import type { CaseFilter } from "@xinlian/wire";
import { refusal } from "../fault/refusal.ts";
import { type FigureCondition, figureConditionOf } from "../figure/opens.ts";
import { type ByField, fieldCondition } from "./by-field.ts";
import { plainScope } from "./condition.ts";

const CHINA = { offset: 480 };

/** Who asks, when and of which city. */
export interface Asker {
  readonly me: Me;
  readonly now: Moment;
  world(pack: Pack): World;
  readonly packs: ReadonlyMap<string, Pack>;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly city: string;
  /** Where the city cuts its statistic day. */
  readonly cut: Cut;
  plan(query: string): Sought;
  /** When the first case of all was opened; null when there is none. */
  since(): Promise<number | null>;
}

/** Words that were asked for, understood by the dictionary. */
export interface Sought {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** What a filter asks for, understood: names are known, days are moments, and it is known whether only open cases can answer. */
export interface Question {
  readonly pack: Pack | null;
  readonly type: string | null;
  /** What the desk's rows have to be. */
  readonly rows: RowFilter | null;
  /** Only these states; null = any. */
  readonly states: readonly string[] | null;
  /** true = open cases only, false = ended ones only. */
  readonly open: boolean | null;
  readonly lead: string | null;
  /** Codes from `low` on and below `high`. */
  readonly area: { readonly low: string; readonly high: string } | null;
  readonly from: number | null;
  readonly to: number | null;
  /** When it ended, from … to before; null = whenever, if at all. */
  readonly ended: Stretch | null;
  /** When its running light falls due, after … to; null = whenever, if at all. */
  readonly due: Stretch | null;
  readonly breached: boolean | null;
  readonly light: CaseFilter["light"] | null;
  readonly fields: readonly ByField[];
  /** Only cases that a figure counts. */
  readonly figure: FigureCondition | null;
  readonly q: string | null;
  /** The desk's own order. */
  readonly sort: RowSort | null;
}

/** Moments, ms; null = no bound on that side. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

/** @throws Refusal when the filter names what is not there */
export function questionOf(filter: CaseFilter, asker: Asker): Question {
  const pack = filter.pack === undefined ? null : (asker.packs.get(filter.pack) ?? null);
  const desk = filter.desk === undefined ? null : deskOf(filter, asker.packs);
  const counted = pack?.indicators[filter.figure ?? ""]?.counted?.from;
  const type = desk?.of ?? filter.type ?? counted ?? null;
  const asked = desk === null || pack === null ? null : (deskRowsOf(pack).get(desk.name) ?? null);
  const rows = asked === null ? null : rowsOf(asked, filter);
  const states = both(stateNames(filter, pack, type), statesOf(rows, pack, type, asker));
  const open = openOf(filter, pack?.cases[type ?? ""], states);
  const sort = asked?.sort ?? null;
  return {
    pack,
    type,
    rows,
    states,
    open,
    lead: filter.lead ?? null,
    area: areaOf(filter),
    ...wholeDays(filter, "from", "to"),
    ended: stretchOf(filter, "endedFrom", "endedTo"),
    due: stretchOf(filter, "dueFrom", "dueTo"),
    breached: filter.breached === undefined ? null : filter.breached === "yes",
    light: filter.light ?? null,
    fields: Object.entries(filter).flatMap(([name, value]) =>
      name.startsWith("field.") && typeof value === "string"
        ? [fieldCondition(name.slice("field.".length), value, pack, type)]
        : [],
    ),
    figure: figureConditionOf(filter, pack, asker.cut, asker.now),
    q: filter.q ?? null,
    // Words of the pack are sorted by an index of open cases.
    sort: sort !== null && (open === true || isOwn(sort.at.path)) ? sort : null,
  };
}

/** Days of a filter as moments. @throws Refusal for what is no day */
function wholeDays(filter: CaseFilter, first: DayName, last: DayName): Stretch {
  const [from, to] = [filter[first], filter[last]];
  return {
    from: from === undefined ? null : startOfDay(day(from, first), CHINA),
    to: to === undefined ? null : endOfDay(day(to, last), CHINA),
  };
}

type DayName = "from" | "to" | "endedFrom" | "endedTo" | "dueFrom" | "dueTo";

function stretchOf(filter: CaseFilter, first: DayName, last: DayName): Stretch | null {
  const days = wholeDays(filter, first, last);
  return days.from === null && days.to === null ? null : days;
}

/** What a desk's list holds, or what one figure of its sentence counts. @throws Refusal 404 when it has no such figure */
function rowsOf(asked: DeskRows, { count }: CaseFilter): RowFilter | null {
  if (count === undefined) return asked.rows;
  const counted = asked.count[count];
  if (counted === undefined) throw refusal("request-not-found");
  return counted;
}

/** The desk that a filter names. @throws Refusal 404 when the pack has none of that name */
export function deskOf(
  filter: Pick<CaseFilter, "pack" | "desk">,
  packs: ReadonlyMap<string, Pack>,
): DeskNode {
  const desk = packs.get(filter.pack ?? "")?.desks[filter.desk ?? ""];
  if (desk === undefined) throw refusal("request-not-found");
  return desk;
}

/** Codes of the area and all within it, or its own alone: nothing that it is the beginning of comes before the sign. */
function areaOf({ area, alone }: CaseFilter): Question["area"] {
  if (area === undefined) return null;
  return alone === undefined ? areaRange(area) : { low: area, high: `${area}!` };
}

function stateNames(filter: CaseFilter, pack: Pack | null, type: string | null) {
  const { state } = filter;
  if (state === undefined || state === "open" || state === "ended") return null;
  const names = state.split(",");
  const node = type === null ? undefined : pack?.cases[type];
  return node === undefined ? names : names.filter((name) => Object.hasOwn(node.states, name));
}

/** States in which the desk's rows may be; null when in all. */
function statesOf(rows: RowFilter | null, pack: Pack | null, type: string | null, asker: Asker) {
  const node = pack?.cases[type ?? ""];
  if (rows === null || pack === null || node === undefined) return null;
  const scope = plainScope({ node, world: asker.world(pack), me: asker.me });
  const states = possibleStates(rows, node, scope);
  return states.length === Object.keys(node.states).length ? null : states;
}

function both(left: readonly string[] | null, right: readonly string[] | null) {
  if (left === null || right === null) return left ?? right;
  return left.filter((state) => right.includes(state));
}

function openOf(
  { state, light, endedFrom, endedTo, dueFrom, dueTo }: CaseFilter,
  node: CaseNode | undefined,
  states: readonly string[] | null,
): boolean | null {
  if (state === "ended") return false;
  if (state === "open") return true;
  if (endedFrom !== undefined || endedTo !== undefined) return false;
  if (dueFrom !== undefined || dueTo !== undefined) return true;
  // A light other than `done` is that of a clock that runs.
  if (light !== undefined && light !== "done") return true;
  if (node === undefined || states === null) return null;
  if (states.every((name) => node.states[name]?.end === false)) return true;
  return states.every((name) => node.states[name]?.end === true) ? false : null;
}

function day(text: string, place: string) {
  const parsed = parseDay(text, place);
  if (!parsed.ok)
    throw refusal("request-pattern", { field: place, value: text, allowed: "YYYY-MM-DD" }, place);
  return parsed.value;
}
