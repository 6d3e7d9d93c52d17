import type { Moment } from "../calendar/day.ts";
import type { Clock } from "../deadline/clock.ts";
import type { FieldValue } from "../field/value.ts";
import { type PointState, pointId } from "../score/point.ts";
import type { Acted, CaseEvent, CaseEventBodies, Migrated } from "./event.ts";
import { refiled } from "./filing.ts";
import type { CaseState, Past, SealedAt } from "./state.ts";

/**
 * Folds one event into the case (CS-1). Needs neither pack nor calendar, because events carry every derived fact.
 * Total for events that the engine wrote; an impossible order of events is a bug and throws.
 */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  if (event.kind === "opened") {
    if (state !== null) throw new Error(`stream ${state.stream} was opened twice`);
    return opened(event);
  }
  if (state === null) throw new Error(`a case begins with ${event.kind}`);
  const next = { ...state, seq: state.seq + 1 };
  switch (event.kind) {
    case "acted":
      return { ...next, ...acted(state, event, next.seq) };
    case "warned":
      return { ...next, clocks: fired(state, event.body.clock, event.body.mark, event.occurredAt) };
    case "breached": {
      const clocks = fired(state, event.body.clock, "due", event.occurredAt);
      const clock = clocks[event.body.clock] as Clock;
      return {
        ...next,
        clocks: { ...clocks, [clock.name]: { ...clock, breached: event.body.due } },
      };
    }
    case "annulled": {
      const { breached: _, ...clock } = clockOf(state, event.body.clock);
      return { ...next, clocks: { ...state.clocks, [clock.name]: clock } };
    }
    case "recomputed":
      return { ...next, clocks: { ...state.clocks, ...event.body.clocks } };
    case "looked":
    case "mentioned":
      return next;
    case "countered":
      return { ...next, points: countered(state.points, event.body) };
    case "inherited":
      return { ...next, lead: event.body.to };
    case "migrated":
      return { ...next, ...migrated(state, event.body) };
    case "linked":
      return {
        ...next,
        clocks: { ...state.clocks, ...event.body.clocks },
        links: {
          ...state.links,
          [event.body.type]: [...(state.links[event.body.type] ?? []), event.body.stream],
        },
      };
  }
}

/** Sealed fields keep their names (MV-5), so that only those that were let go are taken out. */
function migrated(state: CaseState, body: Migrated): Partial<CaseState> {
  const sealed = Object.entries(state.sealed).filter(([name]) => body.renamed[name] !== null);
  return {
    packHash: body.to,
    state: body.state.to,
    fields: filled(state.fields, body.fields),
    sealed: Object.fromEntries(sealed),
    entered: body.entered,
    clocks: { ...state.clocks, ...body.clocks },
    barred: body.barred,
  };
}

/** An event that does an action. */
interface Done<Body> {
  readonly body: Body;
  readonly occurredAt: Moment;
  readonly actor: string;
}

function opened(event: Done<CaseEventBodies["opened"]>): CaseState {
  const { body } = event;
  const blank: CaseState = {
    stream: body.stream,
    seq: 1,
    pack: body.pack,
    packHash: body.packHash,
    type: body.type,
    number: body.number,
    state: body.to,
    ended: body.ended,
    historic: body.historic,
    opened: body.opened,
    endedAt: null,
    area: body.area,
    lead: body.lead,
    parent: body.parent,
    ...(body.owed !== undefined && { owed: body.owed }),
    fields: {},
    sealed: {},
    entered: {},
    past: {},
    clocks: {},
    links: {},
    barred: body.barred,
  };
  return { ...blank, ...acted(blank, event, 1) };
}

function acted(state: CaseState, event: Done<Acted>, seq: number): Partial<CaseState> {
  const { body, occurredAt: at, actor } = event;
  const how = { at, actor, action: body.action, seq };
  return {
    state: body.to,
    ended: body.ended,
    endedAt: body.ended ? (state.ended ? state.endedAt : at) : null,
    area: body.area,
    lead: body.lead,
    barred: body.barred,
    fields: filled(state.fields, body.fields),
    sealed: sealed(state, body, seq),
    ...(body.points && { points: pointed(state, body.points, at, seq) }),
    ...(body.filed && { filed: refiled(state.filed, body.filed, how) }),
    entered: body.entered ? { ...state.entered, [body.to]: at } : state.entered,
    past: { ...state.past, [body.action]: again(state.past[body.action], at) },
    clocks: { ...state.clocks, ...body.clocks },
  };
}

function filled(old: CaseState["fields"], set: Acted["fields"]): CaseState["fields"] {
  const fields: Record<string, FieldValue> = { ...old };
  for (const [name, value] of Object.entries(set)) {
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  return fields;
}

function sealed(state: CaseState, body: Acted, seq: number): Readonly<Record<string, SealedAt>> {
  if (body.seals.length === 0 && body.sealsFrom === undefined) return state.sealed;
  const own = body.seals.map((name) => {
    const files = body.sealedFiles?.[name];
    return [name, { stream: state.stream, seq, ...(files && { files }) }] as const;
  });
  return { ...state.sealed, ...body.sealsFrom, ...Object.fromEntries(own) };
}

function pointed(
  { stream, points }: CaseState,
  given: NonNullable<Acted["points"]>,
  at: Moment,
  seq: number,
): readonly PointState[] {
  const fresh = given.map((point, place) => ({ ...point, id: pointId(stream, seq, place), at }));
  return [...(points ?? []), ...fresh];
}

function countered(
  points: CaseState["points"],
  { point, by }: CaseEventBodies["countered"],
): readonly PointState[] {
  return (points ?? []).map((each) => (each.id === point ? { ...each, answered: by } : each));
}

function again(past: Past | undefined, at: Moment): Past {
  return { count: (past?.count ?? 0) + 1, first: past?.first ?? at, last: at };
}

function clockOf(state: CaseState, name: string): Clock {
  const clock = state.clocks[name];
  if (clock === undefined) throw new Error(`stream ${state.stream} has no clock ${name}`);
  return clock;
}

function fired(state: CaseState, name: string, mark: string, at: Moment): CaseState["clocks"] {
  const clock = clockOf(state, name);
  return { ...state.clocks, [name]: { ...clock, fired: { ...clock.fired, [mark]: at } } };
}
