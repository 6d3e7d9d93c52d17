import {
  type CaseNode,
  type CaseState,
  columnWords,
  type DeskNode,
  type World,
} from "@xinlian/kernel";
import type { CaseRow } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { clockCalendar } from "../engine/row-clock.ts";
import { lightView } from "./light-view.ts";
import { type Saying, sayValue } from "./say-value.ts";

type Shown = CaseRow["columns"][string];

/** A case as its columns are read. */
export interface Columned {
  readonly state: CaseState;
  readonly node: CaseNode;
  readonly world: World;
  readonly city: CityNow;
  /** Cases that its fields may name. */
  readonly cases: Saying["cases"];
}

/** What a desk's columns show of a case; nothing of a case of another type. */
export function columnsOf(desk: DeskNode | null, columned: Columned): CaseRow["columns"] {
  if (desk === null || desk.of !== columned.node.name) return {};
  return Object.fromEntries(desk.columns.map((path) => [path, columnOf(path, columned)]));
}

function columnOf(path: string, { state, node, world, city, cases }: Columned): Shown {
  const [head = "", name = "", ...rest] = path.split(".");
  if (head === "clock" && rest.length === 0 && path.includes(".")) {
    const clock = state.clocks[name];
    if (clock === undefined) return null;
    const calendar = clockCalendar(clock, state, city);
    return { words: lightView(clock, state, world.pack, calendar, world.now).label };
  }
  if (path === "state") return { words: node.states[state.state]?.text ?? both(state.state) };
  const field = node.fields[path];
  if (field !== undefined && field.seal === undefined && field.value === undefined) {
    const value = state.fields[path];
    if (value === undefined || value === null) return null;
    if (field.kind !== "register")
      return { words: sayValue(value, field, { city, pack: world.pack, cases }) };
  }
  const words = columnWords(path, { state, node, world, me: null });
  return words === null ? null : { words };
}

function both(text: string) {
  return { zh: text, en: text };
}
