import {
  type CaseNode,
  type DeskNode,
  type Me,
  openingsFor,
  type Pack,
  scopeOf,
  type World,
} from "@xinlian/kernel";
import type { DeskView } from "@xinlian/wire";
import { COLUMN_NAMES, DESK_NAMES } from "./platform.ts";

type DeskName = DeskView["name"];

/** A desk that a pack declares, for somebody who has one of its roles. */
export function deskView(desk: DeskNode, pack: Pack, world: World, me: Me): DeskView | null {
  const node = pack.cases[desk.of];
  if (node === undefined) return null;
  const words = DESK_NAMES[desk.name] ?? both(desk.name);
  return {
    pack: pack.name,
    name: desk.name as DeskName,
    words,
    of: desk.of,
    ofWords: node.text,
    states: statesOf(desk, node, world, me),
    sort: desk.sort === undefined || desk.sort.startsWith("clock.") ? "due" : "-opened",
    columns: desk.columns.map((path) => ({ path, words: columnWords(path, node) })),
    verbs: desk.verbs.map((verb) => verbOf(verb, desk, pack)),
    openings: Object.values(pack.cases).flatMap((type) =>
      openingsFor(type, world, me).map((action) => ({
        type: type.name,
        name: action.name,
        words: action.text,
      })),
    ),
    empty: desk.empty ?? null,
  };
}

/** A desk of the platform itself. */
export function platformDesk(name: DeskName): DeskView {
  return {
    pack: "*",
    name,
    words: DESK_NAMES[name] ?? both(name),
    of: "",
    ofWords: both(""),
    states: [],
    sort: "due",
    columns: [],
    verbs: [],
    openings: [],
    empty: null,
  };
}

/** The states in which `rows` holds for a case of which nothing else is known; all open ones when it asks for more than the state. */
function statesOf(desk: DeskNode, node: CaseNode, world: World, me: Me): string[] {
  const { rows } = desk;
  if (rows === undefined) return [];
  const [opening] = Object.values(node.actions).filter((action) => action.from === "new");
  if (opening === undefined) return [];
  const names = Object.values(node.states).filter((state) => {
    const blank = { ...blankOf(node, world), state: state.name, ended: state.end };
    return rows.evaluate(scopeOf("case", { state: blank, node, world, me })) === true;
  });
  return names.length === Object.keys(node.states).length ? [] : names.map((state) => state.name);
}

function blankOf(node: CaseNode, world: World) {
  return {
    stream: "",
    seq: 0,
    pack: world.pack.name,
    packHash: world.pack.hash,
    type: node.name,
    number: null,
    historic: false,
    opened: world.now,
    endedAt: null,
    area: world.city,
    lead: null,
    parent: null,
    fields: {},
    sealed: {},
    entered: {},
    past: {},
    clocks: {},
    links: {},
    barred: { people: [], units: [] },
  };
}

function columnWords(path: string, node: CaseNode) {
  const [head = "", name = ""] = path.split(".");
  if (head === "clock") return node.clocks[name]?.text ?? both(name);
  return node.fields[head]?.text ?? COLUMN_NAMES[head] ?? both(path);
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
