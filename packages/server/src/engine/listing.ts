import {
  type CaseNode,
  type CaseState,
  type FieldValue,
  isConfidential,
  isPublic,
  type Layout,
  type Pack,
  type Place,
  rowValues,
  type World,
} from "@xinlian/kernel";
import type { Listing, Slots } from "@xinlian/ledger";
import { mask, normalise, titleOf } from "@xinlian/text";
import { type Saying, sayValue } from "../case/say-value.ts";
import type { CityNow } from "./city-now.ts";
import { listedClock } from "./row-clock.ts";

/** What a listing is written with. */
export type ListingCity = Pick<CityNow, "words" | "layouts" | "areas" | "directory">;

/** What lists and the search know of a case. Of a confidential one nothing is indexed, and its title says only what kind it is. */
export function listingOf(state: CaseState, pack: Pack, world: World, city: ListingCity): Listing {
  const { words, layouts } = city;
  const node = pack.cases[state.type];
  if (node === undefined) throw new Error(`pack ${pack.name} has no case type ${state.type}`);
  const confidential = isConfidential(state, node, world);
  const texts = openTexts(state, node);
  const place = placeText(state, node, world);
  const text = confidential ? "" : [...texts, place].filter((each) => each !== "").join("\n");
  const title = confidential
    ? ""
    : titleOf(
        calledBy(state, node, { city, pack, cases: world.cases, entries: world.entries }) ??
          texts[0] ??
          "",
      );
  const shown = isPublic(state, node, world);
  return {
    title: title === "" ? node.text.zh : title,
    words: words.segment(text),
    // In the one form that phrases are asked for in.
    text: normalise(text),
    public: shown,
    ...(shown && { shown: publicFields(state, node) }),
    confidential,
    clock: listedClock(state, node, pack, world),
    people: namedPeople(state, node, pack),
    units: namedUnits(state, node),
    slots: slotsOf(state, layouts.get(pack.name)),
  };
}

/** The words that the desks ask for, where the pack that runs now keeps them, whatever version the case began with. */
function slotsOf(state: CaseState, layout: Layout | undefined): Slots {
  const columns = layout?.[state.type];
  return columns === undefined ? {} : rowValues(state, columns);
}

/** The values that the pack calls the case by, as people read them; null where the pack names none. */
function calledBy(state: CaseState, { title, fields }: CaseNode, saying: Saying): string | null {
  if (title === undefined) return null;
  const named = title.flatMap((name) => {
    const field = fields[name];
    return field === undefined ? [] : [sayValue(state.fields[name], field, saying).zh];
  });
  return named.filter((each) => each !== "").join(" ");
}

/** Texts of the open fields, in the order of the pack. */
function openTexts(state: CaseState, node: CaseNode): readonly string[] {
  return Object.values(node.fields)
    .filter((field) => field.kind === "text" && field.seal === undefined)
    .flatMap((field) => list(state.fields[field.name]))
    .filter((value) => typeof value === "string");
}

function placeText(state: CaseState, node: CaseNode, world: World): string {
  for (const field of Object.values(node.fields)) {
    if (field.kind !== "place" || field.seal !== undefined) continue;
    const place = state.fields[field.name] as Place | null | undefined;
    if (!place) continue;
    const names = world.areas.path(place.area).map((area) => area.name);
    return `${names.slice(0, -1).reverse().join("")} ${place.address ?? ""}`.trim();
  }
  return "";
}

/** Only what the pack shows, masked. */
function publicFields(state: CaseState, node: CaseNode): Readonly<Record<string, FieldValue>> {
  const shown: Record<string, FieldValue> = {};
  for (const name of node.public?.show ?? []) {
    const value = state.fields[name];
    if (value === undefined || node.fields[name]?.seal !== undefined) continue;
    shown[name] = typeof value === "string" ? mask(value) : value;
  }
  return shown;
}

/** People whom the pack lets act by a field (`@officer`): the case is in their reach. */
function namedPeople(state: CaseState, node: CaseNode, pack: Pack): readonly string[] {
  const own = Object.values(pack.roles).some((role) => role.sees === "own");
  const actors = Object.values(node.actions).flatMap((action) => action.by);
  const paths = actors.filter((actor) => actor.kind === "field").map((actor) => actor.path ?? "");
  const fields = Object.values(node.fields).filter(
    (field) => field.kind === "person" && (own || paths.includes(field.name)),
  );
  return texts(fields.flatMap((field) => list(state.fields[field.name])));
}

/** Units whom the pack lets act by a field (`member@owner`). */
function namedUnits(state: CaseState, node: CaseNode): readonly string[] {
  const actors = Object.values(node.actions).flatMap((action) => action.by);
  const names = new Set(actors.map((actor) => actor.at).filter((at) => at !== undefined));
  const fields = Object.values(node.fields).filter(
    (field) => field.kind === "unit" && names.has(field.name),
  );
  return texts(fields.flatMap((field) => list(state.fields[field.name])));
}

function list(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value as FieldValue];
}

function texts(values: readonly FieldValue[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === "string"))];
}
