import type { Params } from "./params.ts";
import type { Asker, Question } from "./question.ts";
import type { Held, Reach } from "./reach.ts";

/** One value of each key that an index begins with. */
export interface Key {
  readonly pack: string;
  readonly type: string;
  /** Of the column that the part is keyed by. */
  readonly value: string | null;
  /** Range of area codes. */
  readonly low: string | null;
}

/**
 * A part of the rows that a question may find: read key by key, each in the order of an index. Parts do not overlap. The conditions repeat
 * what row-level security asks, so that the planner can use an index for it.
 */
export interface Part {
  /** null = one look without keys. */
  readonly keys: readonly Key[] | null;
  readonly column: "lead" | "county" | "state" | null;
  readonly tests: readonly string[];
}

/** Most keys of one column; more are filtered instead. */
const MOST_KEYS = 12;

/** Divides what the viewer may see into parts. */
export async function partsOf(
  question: Question,
  reach: Reach,
  asker: Asker,
  params: Params,
): Promise<readonly Part[]> {
  const packs = packsOf(question, reach, asker);
  const whole = packs.filter((pack) => seesWhole(pack, reach));
  const partly = packs.filter((pack) => !seesWhole(pack, reach));
  const parts: Part[] = [];
  if (whole.length > 0 || packs.length === 0) parts.push(wholePart(question, whole, asker));
  if (partly.length === 0) return parts;
  // Whoever leads it is asked for: that alone is few, and the wall does the rest.
  if (question.lead !== null) {
    return [...parts, { keys: keysOf(question, partly, asker, [null]), column: null, tests: [] }];
  }
  const units = reach.units.filter(({ pack }) => partly.includes(pack));
  const areas = reach.areas.filter(({ pack }) => partly.includes(pack));
  if (units.length > 0) {
    parts.push({ keys: heldKeys(units, question, asker, false), column: "lead", tests: [] });
  }
  // A value that a statement is given must be asked for in it: the test is written where it is used.
  const notLed = () => (units.length === 0 ? [] : [notLedBy(units, params)]);
  if (areas.length > 0) {
    parts.push({ keys: heldKeys(areas, question, asker, true), column: "county", tests: notLed() });
  }
  const beside = await reach.beside(question.open === true);
  if (beside.length > 0) {
    const among = `c.stream = ANY (${params.add(beside)}::uuid[])`;
    const ofPacks = `c.pack = ANY (${params.texts(partly)})`;
    const tests = [among, ofPacks, ...notLed(), ...areas.map((area) => notIn(area, params))];
    parts.push({ keys: null, column: null, tests });
  }
  return parts.length > 0 ? parts : [{ keys: null, column: null, tests: ["false"] }];
}

/** The same as one condition, for counts. */
export async function seenTest(
  question: Question,
  reach: Reach,
  asker: Asker,
  params: Params,
): Promise<string | null> {
  const packs = packsOf(question, reach, asker);
  if (packs.every((pack) => seesWhole(pack, reach)) || question.lead !== null) return null;
  const ways = packs.flatMap((pack) => waysOf(pack, question, reach, params));
  const beside = await reach.beside(question.open === true);
  if (beside.length > 0) ways.push(`c.stream = ANY (${params.add(beside)}::uuid[])`);
  return ways.length === 0 ? "false" : `(${ways.join(" OR ")})`;
}

/** How somebody sees cases of a pack, each way a condition that an index serves. */
function waysOf(pack: string, question: Question, reach: Reach, params: Params): readonly string[] {
  const own = (held: readonly Held[]) => held.filter((each) => each.pack === pack);
  const units = own(reach.units).map(({ key }) => key);
  const tests = seesWhole(pack, reach)
    ? ["true"]
    : [
        ...(units.length === 0 ? [] : [`c.lead = ANY (${params.texts(units)})`]),
        ...own(reach.areas).map(({ key }) => `(${inRange(key, params)})`),
      ];
  if (question.pack !== null) return tests;
  const named = params.text(pack);
  return tests.map((test) => `(c.pack = ${named} AND ${test})`);
}

/** Packs of which the viewer may see cases at all. */
function packsOf({ pack }: Question, reach: Reach, { packs }: Asker): readonly string[] {
  if (pack !== null) return [pack.name];
  const seen = [...reach.wide, ...[...reach.areas, ...reach.units].map((held) => held.pack)];
  return [...new Set(seen)].filter((name) => packs.has(name));
}

function seesWhole(pack: string, { scoped, wide, areas }: Reach): boolean {
  if (!scoped || wide.includes(pack)) return true;
  return areas.some((area) => area.pack === pack && area.key.length < 6);
}

function wholePart(question: Question, packs: readonly string[], asker: Asker): Part {
  const { states, lead, area, fields } = question;
  const narrow = lead !== null || fields.length > 0 || (area !== null && area.low.length >= 6);
  const byState = states !== null && states.length <= MOST_KEYS && !narrow;
  const values = byState ? states : [null];
  const keys = keysOf(question, packs, asker, values);
  return { keys, column: byState ? "state" : null, tests: [] };
}

function keysOf(
  question: Question,
  packs: readonly string[],
  asker: Asker,
  values: readonly (string | null)[],
): readonly Key[] | null {
  const one = question.pack !== null && question.type !== null && values.length === 1;
  if (one && values[0] === null) return null;
  return packs.flatMap((pack) =>
    typesOf(pack, question, asker).flatMap((type) =>
      values.map((value) => ({ pack, type, value, low: null })),
    ),
  );
}

function heldKeys(
  held: readonly Held[],
  question: Question,
  asker: Asker,
  area: boolean,
): readonly Key[] {
  return held.flatMap(({ pack, key }) =>
    typesOf(pack, question, asker).map((type) =>
      area
        ? { pack, type, value: key.slice(0, 6), low: key }
        : { pack, type, value: key, low: null },
    ),
  );
}

function typesOf(pack: string, { type }: Question, { packs }: Asker): readonly string[] {
  return type !== null ? [type] : Object.keys(packs.get(pack)?.cases ?? {});
}

function notLedBy(units: readonly Held[], params: Params): string {
  const led = params.texts(units.map(({ pack, key }) => `${pack}/${key}`));
  return `(c.lead IS NULL OR NOT c.pack || '/' || c.lead = ANY (${led}))`;
}

function notIn({ pack, key }: Held, params: Params): string {
  return `NOT (c.pack = ${params.text(pack)} AND ${inRange(key, params)})`;
}

function inRange(low: string, params: Params): string {
  return `c.county = ${params.text(low.slice(0, 6))} AND c.area ~>=~ ${params.text(low)} AND c.area ~<~ ${params.text(`${low}:`)}`;
}
