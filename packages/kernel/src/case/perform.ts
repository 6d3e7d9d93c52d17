import type { Moment } from "../calendar/day.ts";
import { beginChecks } from "../checklist/begin.ts";
import type { Clock } from "../deadline/clock.ts";
import { extendClock } from "../deadline/extend.ts";
import { type Fault, fault, ok, type Result, refuse } from "../fault/index.ts";
import { called, spoken } from "../fault/say.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { fromCel, limitFromCel, scopeOf } from "../pack/scope/index.ts";
import { standsInFor } from "./actor.ts";
import { barring } from "./barring.ts";
import type { Draft } from "./draft.ts";
import type { Entered } from "./entering.ts";
import type { Acted, CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import { settleCells } from "./filing.ts";
import { areaOf } from "./placing.ts";
import { sealedFiles } from "./sealed-files.ts";
import type { CaseState, SealedAt } from "./state.ts";
import { calendarOf, isOpen, timing } from "./timing.ts";
import type { Me, World } from "./world.ts";

/** What an action is done with. */
export interface Deed {
  readonly action: ActionNode;
  readonly node: CaseNode;
  readonly entered: Entered;
  readonly me: Me;
  /** Present when the action opens the case. */
  readonly opening?: {
    readonly number: string | null;
    readonly historic: boolean;
    readonly sealsFrom?: Readonly<Record<string, SealedAt>>;
  };
}

/**
 * Does one action on one case: guards, fields, lead, clocks, extension (CS-3 to CS-12). The actor was checked
 * before. Adds the events to the draft and gives the case after them.
 */
export function perform(draft: Draft, state: CaseState, deed: Deed): Result<CaseState> {
  const { action, node, entered, me } = deed;
  const world = draft.world();
  const form = formOf(entered);
  const scope = scopeOf("action", { state, node, world, me, form });
  if (action.when !== undefined && action.when.evaluate(scope) !== true) {
    return refuse("case-action-idle", {
      ...called("action", action.name, action.text),
      rule: action.when.source,
    });
  }
  const refused = action.must.filter((must) => must.holds.evaluate(scope) !== true);
  if (refused.length > 0) return { ok: false, fault: mustFault(action, refused) };

  const fields: Record<string, FieldValue> = { ...entered.fields };
  for (const [name, expression] of Object.entries(action.set)) {
    fields[name] = fromCel(expression.evaluate(scope), node.fields[name]);
  }
  const lead = entered.lead === undefined ? state.lead : entered.lead;
  if (deed.opening !== undefined) {
    const begun = { ...state, fields: { ...state.fields, ...fields } };
    Object.assign(fields, beginChecks(begun, node, world));
  }
  const merged = { ...state.fields, ...fields };
  const barred = barring(merged, node, world);
  if (lead !== null && barred.units.includes(lead))
    return refuse("case-lead-barred", { unit: lead }, "lead");

  const area = areaOf(merged, lead, parentOf(state, world), node, world);
  const filed = settleCells(entered.figures, state, { action, node, area }, merged, world);
  if (!filed.ok) return filed;

  const at = deed.opening === undefined ? world.now : state.opened;
  const absent = standsInFor(action.by, state, node, world, me);
  const to = action.to ?? state.state;
  const body: Acted = {
    action: action.name,
    from: deed.opening === undefined ? state.state : null,
    to,
    ended: node.states[to]?.end ?? false,
    entered: action.to !== undefined,
    fields,
    seals: Object.keys(entered.sealed),
    ...sealedFiles(entered.sealed),
    ...(deed.opening?.sealsFrom && { sealsFrom: deed.opening.sealsFrom }),
    ...(Object.keys(filed.value).length > 0 && { filed: filed.value }),
    lead,
    area,
    clocks: {},
    barred,
    ...(absent !== undefined && { for: absent }),
  };
  const timed = withClocks(state, deed, body, at, world);
  if (!timed.ok) return timed;
  let after = draft.add(state.stream, timed.value.event);
  for (const clock of timed.value.annulled) {
    const annulled = { clock, why: "extended-in-time" };
    after = draft.add(state.stream, {
      ...envelope(me, world.now),
      kind: "annulled",
      body: annulled,
    });
  }
  return ok(after);
}

/** The event with the clocks that the step moves, and the clocks whose breach an extension annuls. */
function withClocks(
  state: CaseState,
  deed: Deed,
  body: Acted,
  at: Moment,
  world: World,
): Result<{ event: CaseEvent; annulled: readonly string[] }> {
  const { action, node } = deed;
  const bare = eventOf(state, deed, body, at);
  const preview = evolve(deed.opening === undefined ? state : null, bare);
  const happened = new Set([action.name, ...Object.keys(body.fields)]);
  if (action.to !== undefined) happened.add(action.to);
  const clocks: Record<string, Clock> = { ...timing(preview, node, world, happened) };
  const annulled: string[] = [];
  for (const { clock: name, more } of action.extend) {
    const clock = clocks[name] ?? state.clocks[name];
    const length = limitFromCel(
      more.evaluate(scopeOf("clock", { state: preview, node, world, me: null })),
    );
    if (clock === undefined || !isOpen(clock) || length === undefined) continue;
    const type = node.clocks[name];
    if (type === undefined) continue;
    const extended = extendClock(clock, length, world.now, calendarOf(type, preview, world));
    if (!extended.ok) return extended;
    clocks[name] = extended.value.clock;
    if (extended.value.annulled) annulled.push(name);
  }
  return ok({ event: eventOf(state, deed, { ...body, clocks }, at), annulled });
}

function eventOf(state: CaseState, deed: Deed, body: Acted, at: Moment): CaseEvent {
  const { entered, me, opening } = deed;
  const sealed = Object.keys(entered.sealed).length > 0 ? { sealed: entered.sealed } : {};
  if (opening === undefined) return { ...envelope(me, at), kind: "acted", body, ...sealed };
  const { stream, pack, packHash, type, opened, parent, owed } = state;
  const { number, historic } = opening;
  const kept = { stream, pack, packHash, type, number, opened, historic, parent };
  const first = { ...body, ...kept, ...(owed !== undefined && { owed }) };
  return { ...envelope(me, at), kind: "opened", body: first, ...sealed };
}

function envelope(me: Me, occurredAt: Moment): { version: 1; actor: string; occurredAt: Moment } {
  return { version: 1, actor: me.actor, occurredAt };
}

function formOf(entered: Entered): FieldValues {
  const lead = entered.lead === undefined ? {} : { lead: entered.lead };
  return { ...entered.fields, ...entered.sealed, ...lead };
}

/** Where a case lies that names no place: at its parent's, or where the entry lies that owed it. */
function parentOf(state: CaseState, world: World): Pick<CaseState, "area"> | undefined {
  if (state.owed !== undefined) return { area: state.area };
  return state.parent === null ? undefined : world.cases.get(state.parent);
}

function mustFault(action: ActionNode, refused: ActionNode["must"]): Fault {
  const parts = refused.map(({ holds, otherwise }) =>
    fault("case-must", { ...spoken("reason", otherwise), rule: holds.source }),
  );
  const [first] = parts;
  return parts.length === 1 && first !== undefined
    ? first
    : { ...fault("case-refused", called("action", action.name, action.text)), parts };
}
