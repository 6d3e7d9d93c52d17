import type { Clock } from "../deadline/clock.ts";
import { resumeClock } from "../deadline/pause.ts";
import { isPaused, stopClock } from "../deadline/start.ts";
import { fault, ok, type Result, refuse } from "../fault/index.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { MoveCaseNode, MoveNode } from "../move/node.ts";
import { mapsOf, stateAfter, unfitFor } from "../move/unfit.ts";
import type { CaseNode, ClockNode, Pack } from "../pack/node.ts";
import { barring } from "./barring.ts";
import type { Draft } from "./draft.ts";
import type { CaseEvent, Migrated } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { CaseState } from "./state.ts";
import { begunNow, calendarOf, isOpen, shortened } from "./timing.ts";
import type { Me, World } from "./world.ts";

type Maps = Omit<MoveCaseNode, "mark">;

/**
 * Brings an open case from the version it began with to the one in sight, by a declared move (MV-1 to MV-9). A case that is there already,
 * has ended or stays gets nothing; one that the move would leave nowhere is refused.
 */
export function migrate(draft: Draft, state: CaseState, name: string, me: Me): Result<CaseState> {
  const world = draft.world();
  const { pack, older } = world;
  const move = pack.moves[name];
  if (move === undefined) {
    const allowed = Object.keys(pack.moves).join(", ") || "–";
    return refuse("pack-move-unknown", { pack: pack.name, move: name, allowed });
  }
  const maps = mapsOf(move, state.type);
  if (state.packHash === pack.hash || state.ended || maps.stay) return ok(state);
  if (older === undefined || older.hash !== state.packHash) {
    return refuse("pack-move-version", { case: state.number ?? state.stream });
  }
  const parts = unfitFor(older, pack, move, [{ type: state.type, state: state.state, count: 1 }]);
  const node = pack.cases[state.type];
  if (parts.length > 0 || node === undefined) {
    const count = parts.length;
    return { ok: false, fault: { ...fault("pack-move-refused", { move: name, count }), parts } };
  }
  const event = { version: 1, actor: me.actor, occurredAt: world.now } as const;
  const body = moved(state, { older, move, maps, node, world });
  return ok(draft.add(state.stream, { ...event, kind: "migrated", body }));
}

interface Moving {
  readonly older: Pack;
  readonly move: MoveNode;
  readonly maps: Maps;
  readonly node: CaseNode;
  readonly world: World;
}

function moved(state: CaseState, moving: Moving): Migrated {
  const { older, move, maps, node, world } = moving;
  const renamed = renames(state, maps);
  const bare: Migrated = {
    from: state.packHash,
    to: world.pack.hash,
    move: move.name,
    state: { from: state.state, to: stateAfter(state.state, node, maps) ?? state.state },
    fields: fieldsAfter(state, moving, renamed),
    renamed,
    entered: enteredAfter(state, maps),
    clocks: {},
    barred: state.barred,
  };
  const event: CaseEvent = {
    version: 1,
    actor: "self",
    occurredAt: world.now,
    kind: "migrated",
    body: bare,
  };
  const preview = evolve(state, event);
  const clocks = clocksAfter(state, preview, older.cases[state.type], moving);
  return { ...bare, clocks, barred: barredAfter(preview, node, world) };
}

/** Fields that hold something and do not keep their name. */
function renames(state: CaseState, { fields }: Maps): Readonly<Record<string, string | null>> {
  const held = [...Object.keys(state.fields), ...Object.keys(state.sealed)];
  return Object.fromEntries(
    held.flatMap((name) => {
      const to = fields[name];
      return to === undefined || to === name ? [] : [[name, to] as const];
    }),
  );
}

function fieldsAfter(
  state: CaseState,
  { older, maps, node }: Moving,
  renamed: Migrated["renamed"],
): FieldValues {
  const fields: Record<string, FieldValue> = {};
  for (const name of Object.keys(renamed)) if (name in state.fields) fields[name] = null;
  for (const [name, value] of Object.entries(state.fields)) {
    const to = renamed[name] === undefined ? name : renamed[name];
    if (to === null) continue;
    const kept = node.fields[to];
    const choice = kept?.kind === "choice" ? maps.choices[kept.of ?? ""] : undefined;
    const after = choice === undefined ? value : chosen(value, choice);
    // What the older version does not declare was never read by a field of this name.
    const known = older.cases[state.type]?.fields[name] !== undefined;
    if (known && (to !== name || after !== value)) fields[to] = after;
  }
  return fields;
}

function chosen(value: FieldValue, map: Readonly<Record<string, string | null>>): FieldValue {
  const one = (each: FieldValue): FieldValue => {
    const to = typeof each === "string" ? map[each] : undefined;
    return to === undefined ? each : to;
  };
  if (!Array.isArray(value)) return one(value);
  return value.map(one).filter((each) => each !== null) as FieldValue;
}

/** Two states that become one were entered when the later of them was. */
function enteredAfter({ entered }: CaseState, { states }: Maps): CaseState["entered"] {
  const after: Record<string, CaseState["opened"]> = {};
  for (const [name, at] of Object.entries(entered)) {
    const to = states[name] ?? name;
    const before = after[to];
    after[to] = before === undefined || before < at ? at : before;
  }
  return after;
}

/** Nobody who was kept away from the case comes to it by a move. */
function barredAfter(state: CaseState, node: CaseNode, world: World): CaseState["barred"] {
  const fresh = barring(state.fields, node, world);
  const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();
  return {
    people: both(state.barred.people, fresh.people),
    units: both(state.barred.units, fresh.units),
  };
}

/** Running clocks go on under their new names and come nearer or stay; what the new version adds begins now. */
function clocksAfter(
  state: CaseState,
  preview: CaseState,
  from: CaseNode | undefined,
  { maps, node, world }: Moving,
): Readonly<Record<string, Clock>> {
  if (state.historic) return {};
  const open = Object.values(state.clocks).filter(isOpen);
  const after = new Map<string, Clock>();
  for (const clock of open) {
    const named = maps.clocks[clock.name];
    const type = node.clocks[(named === undefined ? clock.name : named) ?? ""];
    if (type === undefined) continue;
    const carried = type.name === clock.name ? clock : { ...clock, name: type.name };
    const dated = goesOn(shortened(type, carried, preview, node, world), type, preview, world);
    // Of two that become one the nearer counts.
    const other = after.get(type.name);
    if (other === undefined || dated.due < other.due) after.set(type.name, dated);
  }
  for (const clock of Object.values(node.clocks)) {
    if (after.has(clock.name) || from?.clocks[clock.name] !== undefined) continue;
    const begun = begunNow(clock, preview, node, world);
    if (begun !== undefined) after.set(clock.name, begun);
  }
  for (const clock of open) {
    if (!after.has(clock.name)) after.set(clock.name, stopClock(clock, world.now));
  }
  return Object.fromEntries([...after].filter(([name, clock]) => clock !== state.clocks[name]));
}

/** One that stood still goes on where the new state does not hold it; none is made to stand still by a move (MV-7). */
function goesOn(clock: Clock, type: ClockNode, state: CaseState, world: World): Clock {
  if (!isPaused(clock) || type.hold.includes(state.state)) return clock;
  return resumeClock(clock, world.now, calendarOf(type, state, world));
}
