import {
  type ActionNode,
  type CaseNode,
  type CaseState,
  type FieldValue,
  type Pack,
  type Words,
  whoAnswers,
} from "@xinlian/kernel";
import type { FormField } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { toWire } from "./wire-value.ts";

const LEAD: Words = { zh: "承办单位", en: "Unit that answers" };

/** What an action asks, each field beginning with what stands there or is proposed. Sealed values never begin a form. */
export function formOf(
  action: ActionNode,
  node: CaseNode,
  pack: Pack,
  city: CityNow,
  state: CaseState | null,
): FormField[] {
  return action.form.map(({ field, optional }) =>
    field === "lead"
      ? leadField(optional, node, pack, city, state)
      : plainField(field, optional, node, pack, state),
  );
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
    ...(choice !== undefined && {
      choices: Object.entries(choice.values).map(([value, words]) => ({ value, words })),
    }),
    value: sealed ? null : toWire(state?.fields[name], field.kind),
    hint: null,
  };
}

function leadField(
  optional: boolean,
  node: CaseNode,
  pack: Pack,
  city: CityNow,
  state: CaseState | null,
): FormField {
  const proposed = state === null ? null : proposedLead(state, node, pack, city);
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

/** The unit that the duties name for this case, and why; the one who has it already needs no proposal. */
function proposedLead(
  state: CaseState,
  node: CaseNode,
  pack: Pack,
  city: CityNow,
): { readonly unit: string; readonly because: Words } | null {
  const answer = whoAnswers(
    {
      pack: pack.name,
      topics: topicsOf(state, node),
      area: state.area,
      words: topicWords(node, pack),
    },
    city.directory,
    city.areas,
  );
  return answer.ok ? { unit: answer.value.unit.id, because: answer.value.because } : null;
}

/** Values of the duty's topic-like fields, in the order of the pack. */
function topicsOf(state: CaseState, node: CaseNode): readonly string[] {
  return node.duty
    .filter((name) => node.fields[name]?.kind === "choice")
    .map((name): FieldValue | undefined => state.fields[name])
    .filter((value) => typeof value === "string");
}

function topicWords(node: CaseNode, pack: Pack): Readonly<Record<string, Words>> {
  const choices = node.duty.map((name) => node.fields[name]?.of ?? "");
  return Object.assign({}, ...choices.map((name) => pack.choices[name]?.values ?? {}));
}
