import {
  type ActionNode,
  type CaseNode,
  type CaseState,
  type FieldNode,
  type FieldValue,
  type Me,
  type Pack,
  precedentsIn,
  questionOf,
  scopeOf,
  type Words,
  type World,
  whoAnswers,
} from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { FormField } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { blankOf } from "./blank.ts";
import { actedOf } from "./story-view.ts";
import { toWire } from "./wire-value.ts";

const LEAD: Words = { zh: "承办单位", en: "Unit that answers" };

/** Who sees a form, and when: what a field proposes may hang on both. */
export interface FormSight {
  readonly world: World;
  readonly me: Me;
  /** What has happened to the case; empty before there is one. */
  readonly events?: readonly StoredEvent[];
}

/**
 * What an action asks, each field beginning with what stands there or is proposed. Sealed values never begin a form.
 * Without a sight nothing is proposed.
 */
export function formOf(
  action: ActionNode,
  node: CaseNode,
  pack: Pack,
  _city: CityNow,
  state: CaseState | null,
  sight?: FormSight,
): FormField[] {
  return action.form.map(({ field, optional }) => {
    if (field === "lead") return leadField(optional, node, state, sight?.world ?? null);
    const kept = plainField(field, optional, node, pack, state);
    const plain =
      kept.kind === "text" && !isOwnText(field, action, state, sight?.events ?? [])
        ? { ...kept, value: null }
        : kept;
    const proposed = plain.value === null && sight && proposedValue(field, node, state, sight);
    return proposed === undefined || proposed === null || proposed === false
      ? plain
      : { ...plain, value: toWire(proposed, plain.kind) };
  });
}

/**
 * Whether a text that stands there may begin the form: what came with the case, and what the same step wrote when the same unit had it. Nobody
 * is made to say another's reasons.
 */
function isOwnText(
  field: string,
  action: ActionNode,
  state: CaseState | null,
  events: readonly StoredEvent[],
): boolean {
  const last = events.findLast((event) => actedOf(event)?.fields[field] !== undefined);
  if (last === undefined || last.kind === "opened") return true;
  const acted = actedOf(last);
  return acted?.action === action.name && acted.lead === state?.lead;
}

/** What the pack proposes for an empty field: read as the case stands, or as it would begin. */
function proposedValue(
  name: string,
  node: CaseNode,
  state: CaseState | null,
  { world, me }: FormSight,
): FieldValue | undefined {
  const { propose, seal } = node.fields[name] as FieldNode;
  if (propose === undefined || seal !== undefined) return undefined;
  const seen = state ?? { ...blankOf(node, world), state: "", ended: false };
  return propose.evaluate(scopeOf("case", { state: seen, node, world, me })) as FieldValue;
}

function plainField(
  name: string,
  optional: boolean,
  node: CaseNode,
  pack: Pack,
  state: CaseState | null,
): FormField {
  const field = node.fields[name];
  if (field === undefined) throw new Error(`form of ${node.name} asks ${name}, which is no field`);
  const choice = field.kind === "choice" ? pack.choices[field.of ?? ""] : undefined;
  const sealed = field.seal !== undefined;
  return {
    field: name,
    words: field.text,
    kind: field.kind,
    optional,
    many: field.many,
    sealed,
    ...((field.kind === "register" || field.kind === "case") && { of: `${pack.name}/${field.of}` }),
    ...(guardsSealed(name, node) && { guards: true }),
    ...(choice !== undefined && {
      choices: Object.entries(choice.values).map(([value, words]) => ({ value, words })),
    }),
    value: sealed ? null : toWire(state?.fields[name], field.kind),
    hint: null,
  };
}

/** Whether a seal of the case asks for this field: `handler@lead if !secret`. */
function guardsSealed(name: string, node: CaseNode): boolean {
  const asks = new RegExp(`\\b${name}\\b`);
  return Object.values(node.fields).some((field) =>
    field.seal?.some((actor) => actor.if !== undefined && asks.test(actor.if.source)),
  );
}

function leadField(
  optional: boolean,
  node: CaseNode,
  state: CaseState | null,
  world: World | null,
): FormField {
  const proposed = state === null || world === null ? null : proposedLead(state, node, world);
  return {
    field: "lead",
    words: LEAD,
    kind: "unit",
    optional,
    many: false,
    sealed: false,
    value: proposed?.unit ?? state?.lead ?? null,
    hint: proposed?.because ?? null,
  };
}

/** The unit that precedents and duties name for this case, and why; the one who has it already needs no proposal. */
function proposedLead(
  state: CaseState,
  node: CaseNode,
  world: World,
): { readonly unit: string; readonly because: Words } | null {
  const question = questionOf(node, state.fields, state.area, world);
  const answer = whoAnswers(question, world.directory, world.areas, precedentsIn(world));
  return answer.ok ? { unit: answer.value.unit.id, because: answer.value.because } : null;
}
