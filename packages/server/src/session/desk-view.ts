import {
  type CaseNode,
  type DeskNode,
  deskRowsOf,
  type FieldNode,
  type Me,
  openingsFor,
  type Pack,
  possibleStates,
  type World,
} from "@xinlian/kernel";
import type { DeskView } from "@xinlian/wire";
import { headWords } from "../bulletin/head-words.ts";
import { plainScope } from "../row/condition.ts";
import { DESK_NAMES } from "./platform.ts";

/** A desk that a pack declares, for somebody who has one of its roles. */
export function deskView(desk: DeskNode, pack: Pack, world: World, me: Me): DeskView | null {
  const node = pack.cases[desk.of];
  if (node === undefined) return null;
  return {
    pack: pack.name,
    name: desk.name,
    is: desk.is,
    words: desk.text ?? DESK_NAMES[desk.is] ?? both(desk.name),
    of: desk.of,
    ofWords: node.text,
    states: statesOf(desk, node, pack, world, me),
    sort: desk.sort === undefined || desk.sort.startsWith("clock.") ? "due" : "-opened",
    columns: desk.columns.map((path) => ({ path, words: headWords(path, node) })),
    filter: desk.filter.flatMap((name) => filterOf(node.fields[name], pack)),
    verbs: desk.verbs.map((verb) => verbOf(verb, desk, pack)),
    openings: Object.values(pack.cases).flatMap((type) =>
      openingsFor(type, world, me).map((action) => ({
        type: type.name,
        ofWords: type.text,
        name: action.name,
        words: action.text,
      })),
    ),
    empty: desk.empty ?? null,
    receipt: desk.receipt ?? null,
    script: desk.script ?? null,
    calls: {
      take: callOf(desk.calls.take, desk),
      end: callOf(desk.calls.end, desk),
      record: callOf(desk.calls.record, desk),
    },
  };
}

/** A field that narrows the list, with what may be chosen when that is a closed set. */
function filterOf(field: FieldNode | undefined, pack: Pack): DeskView["filter"] {
  if (field === undefined) return [];
  const values = field.kind === "choice" ? (pack.choices[field.of ?? ""]?.values ?? {}) : {};
  const choices = Object.entries(values).map(([value, words]) => ({ value, words }));
  return [{ name: field.name, words: field.text, kind: field.kind, choices }];
}

function callOf(action: string | undefined, desk: DeskNode): string | null {
  if (action === undefined) return null;
  return action.includes(".") ? action : `${desk.of}.${action}`;
}

/** A desk of the platform itself. */
export function platformDesk(name: DeskView["is"]): DeskView {
  return {
    pack: "*",
    name,
    is: name,
    words: DESK_NAMES[name] ?? both(name),
    of: "",
    ofWords: both(""),
    states: [],
    sort: "due",
    columns: [],
    filter: [],
    verbs: [],
    openings: [],
    empty: null,
    receipt: null,
    script: null,
    calls: { take: null, end: null, record: null },
  };
}

/** The states in which the desk's rows may be; none named when they may be in any. */
function statesOf(desk: DeskNode, node: CaseNode, pack: Pack, world: World, me: Me): string[] {
  const { rows } = deskRowsOf(pack).get(desk.name) ?? { rows: null };
  const names = possibleStates(rows, node, plainScope({ node, world, me }));
  return names.length === Object.keys(node.states).length ? [] : [...names];
}

function verbOf(verb: string, desk: DeskNode, pack: Pack) {
  const [type, name] = verb.includes(".") ? verb.split(".") : [desk.of, verb];
  return {
    name: name ?? verb,
    words: pack.cases[type ?? ""]?.actions[name ?? ""]?.text ?? both(verb),
  };
}

function both(text: string) {
  return { zh: text, en: text };
}
