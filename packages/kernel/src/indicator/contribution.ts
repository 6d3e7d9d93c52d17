import { parseSpan, spanEnd } from "../cadence/span.ts";
import type { Moment } from "../calendar/day.ts";
import { startOfDay } from "../calendar/moment.ts";
import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import type { Clock } from "../deadline/clock.ts";
import type { FieldValue } from "../field/value.ts";
import type { CaseNode, FieldNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import type { ClockMoment, CountedNode, IndicatorNode, MomentNode } from "./node.ts";

/** What one case counts for under one indicator. Area and lead are those of the case. */
export interface Contribution {
  readonly indicator: string;
  readonly at: Moment;
  readonly value: number;
  /** Values of the fields it may be divided by: a word of a choice, an id, `yes` or `no`; a list counts under each. */
  readonly dims: Readonly<Record<string, string | readonly string[]>>;
}

/** Everything a case counts for, by the indicators of the pack that the world holds (FI-1, FI-2). */
export function contributionsOf(state: CaseState, world: World): readonly Contribution[] {
  const node = world.pack.cases[state.type];
  if (node === undefined) return [];
  return Object.values(world.pack.indicators).flatMap((indicator) => {
    const { counted } = indicator;
    if (counted?.from !== state.type) return [];
    const at = momentOf(state, counted.at, world);
    if (at === undefined) return [];
    const scope = scopeOf("case", { state, node, world, me: null });
    if (counted.where !== undefined && counted.where.evaluate(scope) !== true) return [];
    const value = countsFor(counted, scope);
    if (value === undefined) return [];
    return [{ indicator: indicator.name, at, value, dims: dimsOf(state, indicator, node, scope) }];
  });
}

/** What a case adds; undefined where it has nothing of which a mean is taken. */
function countsFor({ sum, mean }: CountedNode, scope: object): number | undefined {
  if (mean === undefined) return sum === undefined ? 1 : Number(sum.evaluate(scope) ?? 0);
  const value = mean.evaluate(scope);
  return value === null ? undefined : Number(value);
}

function momentOf(state: CaseState, at: MomentNode, world: World): Moment | undefined {
  switch (at.of) {
    case "opened":
      return state.opened;
    case "ended":
      return state.endedAt ?? undefined;
    case "period":
      return periodEnd(state, world);
    case "past":
      return state.past[at.action]?.[at.which];
    case "state":
      return state.entered[at.state];
    case "clock":
      return clockMoment(state.clocks[at.clock], at.which);
    case "field":
      return fieldMoment(state.fields[at.field], world);
  }
}

/** It lies within the period: what was owed for a quarter counts in that quarter, once it is over. */
function periodEnd({ owed }: CaseState, world: World): Moment | undefined {
  const span = owed && parseSpan(owed.span);
  return span === undefined ? undefined : ((spanEnd(span, world.calendar(null)) - 1) as Moment);
}

function clockMoment(clock: Clock | undefined, which: ClockMoment): Moment | undefined {
  switch (which) {
    case "first_due":
      return clock?.firstDue;
    case "stopped_at":
      return clock?.stopped;
    default:
      return clock?.[which];
  }
}

/** A moment as it is; of a date its 00:00. */
function fieldMoment(value: FieldValue | undefined, world: World): Moment | undefined {
  if (typeof value === "number") return value as Moment;
  if (typeof value !== "string") return undefined;
  return startOfDay(value as Parameters<typeof startOfDay>[0], world.calendar(null));
}

function dimsOf(
  state: CaseState,
  { across }: IndicatorNode,
  node: CaseNode,
  scope: object,
): Contribution["dims"] {
  const dims: Record<string, string | readonly string[]> = {};
  for (const name of across) {
    const field = node.fields[name];
    if (field === undefined) continue;
    const computed = field.value?.evaluate(scope) as FieldValue | undefined;
    const value = dimOf(field, field.value === undefined ? state.fields[name] : computed);
    if (value !== undefined) dims[name] = value;
  }
  return dims;
}

function dimOf(
  { kind, many }: FieldNode,
  value: FieldValue | undefined,
): string | readonly string[] | undefined {
  if (kind === "yes") return value === true ? "yes" : "no";
  if (value === null || value === undefined) return undefined;
  if (!many) return String(value);
  const list = (value as readonly FieldValue[]).map(String);
  return list.length === 0 ? undefined : [...new Set(list)];
}
