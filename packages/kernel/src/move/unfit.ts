import { type Fault, fault } from "../fault/index.ts";
import type { CaseNode, FieldNode, Pack } from "../pack/node.ts";
import { markText } from "../pack/source/tree.ts";
import type { MoveCaseNode, MoveNode } from "./node.ts";

/** Open cases of one type that stand in one state of an older version. */
export interface StandingIn {
  readonly type: string;
  readonly state: string;
  readonly count: number;
}

/** The maps of a type that a move has no line for: everything keeps its name. */
const AS_IT_IS: Omit<MoveCaseNode, "mark"> = {
  stay: false,
  states: {},
  fields: {},
  choices: {},
  clocks: {},
};

/** The maps of a case type in a move. */
export function mapsOf(move: MoveNode | undefined, type: string): Omit<MoveCaseNode, "mark"> {
  return move?.cases[type] ?? AS_IT_IS;
}

/**
 * Where open cases of an older version would be left nowhere by a move, each with how many and what to write (MV-2 to MV-6). Without a move:
 * what keeps them from being moved as they are, so that they stay where they began.
 */
export function unfitFor(
  older: Pack,
  newer: Pack,
  move: MoveNode | undefined,
  standing: readonly StandingIn[],
): readonly Fault[] {
  const types = [...new Set(standing.map(({ type }) => type))].sort();
  return types.flatMap((type) => {
    const maps = mapsOf(move, type);
    const here = standing.filter((each) => each.type === type && each.count > 0);
    const count = here.reduce((sum, each) => sum + each.count, 0);
    const from = older.cases[type];
    if (maps.stay || count === 0 || from === undefined) return [];
    const place = placeOf(newer, move, type);
    const to = newer.cases[type];
    if (to === undefined) return [fault("pack-move-type", { type, count }, place)];
    return [
      ...here.flatMap((each) => stateFaults(each, from, to, maps, place)),
      ...fieldFaults(type, count, older, newer, maps, place),
      ...clockFaults(type, count, from, to, maps, place),
    ];
  });
}

type Maps = Omit<MoveCaseNode, "mark">;

function placeOf(newer: Pack, move: MoveNode | undefined, type: string): string {
  const mark = move?.cases[type]?.mark ?? move?.mark ?? newer.cases[type]?.mark;
  return mark === undefined ? "pack.yaml:1" : markText(mark);
}

/** The state that a case comes to. */
export function stateAfter(state: string, to: CaseNode, maps: Maps): string | undefined {
  const name = maps.states[state] ?? state;
  return to.states[name]?.name;
}

function stateFaults(
  { type, state, count }: StandingIn,
  from: CaseNode,
  to: CaseNode,
  maps: Maps,
  place: string,
): readonly Fault[] {
  const open = Object.values(to.states).filter(({ end }) => !end);
  const allowed = open.map(({ name }) => name).join(", ");
  const after = stateAfter(state, to, maps);
  if (after === undefined)
    return [fault("pack-move-state", { type, state, count, allowed }, place)];
  if (to.states[after]?.end === true && from.states[state]?.end !== true) {
    return [fault("pack-move-end", { type, state, to: after, count, allowed }, place)];
  }
  return [];
}

function fieldFaults(
  type: string,
  count: number,
  older: Pack,
  newer: Pack,
  maps: Maps,
  place: string,
): readonly Fault[] {
  const fields = newer.cases[type]?.fields ?? {};
  return Object.values(older.cases[type]?.fields ?? {}).flatMap((field) => {
    const { name, value } = field;
    const named = maps.fields[name];
    // A computed field holds nothing, and what is let go needs no place.
    if (value !== undefined || named === null) return [];
    const to = fields[named ?? name];
    if (to === undefined) return [fault("pack-move-field", { type, field: name, count }, place)];
    if (to.kind !== field.kind || to.of !== field.of || to.many !== field.many || to.value) {
      const values = { type, field: name, to: to.name, was: said(field), is: said(to) };
      return [fault("pack-move-kind", values, place)];
    }
    const sealed = field.seal !== undefined;
    if (sealed !== (to.seal !== undefined) || (sealed && to.name !== name)) {
      return [fault("pack-move-seal", { type, field: name, to: to.name }, place)];
    }
    return choiceFaults(field, older, newer, maps, place);
  });
}

function said({ kind, of, many, value }: FieldNode): string {
  return `${of ?? kind}${many ? " (many)" : ""}${value === undefined ? "" : " (value)"}`;
}

function choiceFaults(
  { kind, of = "", name: field }: FieldNode,
  older: Pack,
  newer: Pack,
  maps: Maps,
  place: string,
): readonly Fault[] {
  if (kind !== "choice") return [];
  const known = newer.choices[of]?.values ?? {};
  const allowed = Object.keys(known).join(", ");
  return Object.keys(older.choices[of]?.values ?? {}).flatMap((value) => {
    const named = maps.choices[of]?.[value];
    if (named === null || known[named ?? value] !== undefined) return [];
    return [fault("pack-move-choice", { choice: of, field, value, allowed }, place)];
  });
}

function clockFaults(
  type: string,
  count: number,
  from: CaseNode,
  to: CaseNode,
  maps: Maps,
  place: string,
): readonly Fault[] {
  const allowed = Object.keys(to.clocks).join(", ") || "–";
  return Object.values(from.clocks).flatMap(({ name: clock, at }) => {
    const named = maps.clocks[clock];
    if (named === null && at.length === 0) return [];
    if (named === null) return [fault("pack-move-deadline", { type, clock, allowed }, place)];
    if (to.clocks[named ?? clock] !== undefined) return [];
    return [fault("pack-move-clock", { type, clock, count, allowed }, place)];
  });
}
