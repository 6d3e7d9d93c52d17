import {
  type CaseNode,
  type CaseState,
  type Expression,
  type FieldValues,
  isConfidential,
  type Language,
  type Moment,
  type Pack,
  type Place,
  scopeOf,
} from "@xinlian/kernel";
import { mask, titleOf, weighed } from "@xinlian/text";
import type { NearProps } from "@xinlian/web/public";
import { packOf } from "../engine/city-now.ts";
import { entriesFor } from "../engine/entries.ts";
import type { House } from "../house.ts";
import { saidIn } from "../proposal/partial-form.ts";
import { placeField } from "../proposal/places.ts";
import type { Shelves } from "../proposal/shelves.ts";
import { twinsOf } from "../proposal/twins.ts";
import type { ReportOpening } from "./report-form.ts";

/**
 * 这附近已有人反映: open matters close by and much alike that the pack lets strangers know of (`near`: public facilities), confidential ones
 * never. Nothing is offered before something and some place were told.
 */
export async function nearMatters(
  { pack, node, action }: ReportOpening,
  form: FieldValues,
  house: House,
  shelves: Shelves,
  language: Language,
): Promise<readonly NearProps[]> {
  const rules = nearRules(pack, node);
  const { engine } = house;
  const { city } = engine;
  const field = placeField(
    node,
    action.form.map((item) => item.field),
  );
  const place = field === null ? undefined : (form[field.name] as Place | undefined);
  if (rules.length === 0 || place === undefined || place.area === city.areas.root.code) return [];
  const shelf = await shelves.of(pack, node);
  const said = saidIn(action, node, form);
  const words = city.words.segment(said);
  const text = weighed({ head: city.words.segment(titleOf(said)), whole: words }, shelf.weigh);
  const asked = { text, words, area: place.area, place, topic: null };
  const viewer = { kind: "engine" } as const;
  const now = house.now() as Moment;
  const twins = await twinsOf(asked, node, pack.name, shelf, viewer, house, now);
  const states = await engine.ledger.cases(
    viewer,
    twins.map((twin) => twin.id),
  );
  const offered: NearProps[] = [];
  for (const twin of twins) {
    const state = states.find((each) => each.stream === twin.id);
    if (state === undefined || !(await mayBeOffered(state, house))) continue;
    offered.push({
      title: mask(twin.title),
      because: twin.because[language],
      opened: state.opened,
      state: twin.state[language],
      lead: leadOf(state, house, language),
      href: sameAddress(house, state.number ?? ""),
    });
  }
  return offered;
}

export function leadOf({ lead }: CaseState, { engine }: House, language: Language): string | null {
  return lead === null ? null : (engine.city.directory.unit(lead)?.text[language] ?? null);
}

/** What the pack's desks over these cases say of neighbours. */
function nearRules(pack: Pack, node: CaseNode): readonly Expression[] {
  return Object.values(pack.desks).flatMap((desk) =>
    desk.of === node.name && desk.near !== undefined ? [desk.near] : [],
  );
}

/** Whether strangers may know of this case, as it stands and by the pack with which it runs. */
export async function mayBeOffered(state: CaseState, { engine, now }: House): Promise<boolean> {
  const pack = packOf(engine.city, state.packHash);
  const node = pack.cases[state.type];
  if (node === undefined || state.number === null) return false;
  const entries = await entriesFor(engine.ledger, pack, [state]);
  const cases = new Map([[state.stream, state]]);
  const world = engine.world(pack, now() as Moment, cases, entries);
  if (isConfidential(state, node, world)) return false;
  const scope = scopeOf("case", { state, node, world, me: null });
  return nearRules(pack, node).some((rule) => rule.evaluate(scope) === true);
}

/** The address of a matter that somebody else reported; signed, so that numbers cannot be tried one after the other. */
export function sameAddress(house: House, number: string): string {
  return `/same/${number}?s=${sameSign(house, number)}`;
}

export function sameSign({ ledger }: House, number: string): string {
  return ledger.mac("same matter", number).slice(0, 32);
}
