import type { CaseNode, Fault, FieldNode } from "@xinlian/kernel";
import type { Gazetteer } from "@xinlian/text";
import type { PlaceProposal } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { placeFlaw } from "../place/place-flaw.ts";

/** Places that a text may mean, for the first place field of a form. */
export function placesIn(
  text: string,
  field: FieldNode,
  gazetteer: Gazetteer,
  city: CityNow,
  address: string | null,
): PlaceProposal[] {
  return gazetteer.read(text).map(({ code, score, words }) => ({
    field: field.name,
    value: { area: code, ...(address !== null && { address }) },
    area: areaView(code, city),
    because: {
      zh: `依据${words.map((word) => `“${word}”`).join("")}`,
      en: `by ${words.map((word) => `"${word}"`).join(", ")}`,
    },
    score,
  }));
}

/** Known names near to a place that is none, as proposals and as one sentence. */
export function nearPlaces(
  text: string,
  field: Pick<FieldNode, "name">,
  gazetteer: Gazetteer,
  city: CityNow,
): { readonly near: PlaceProposal[]; readonly flaw: Fault } {
  const found = gazetteer.nearest(text);
  const near = found.map(({ code, name, how }) => ({
    field: field.name,
    value: { area: code, address: text },
    area: areaView(code, city),
    because:
      how === "sound"
        ? { zh: `读音接近“${name}”`, en: `sounds like "${name}"` }
        : { zh: `写法接近“${name}”`, en: `is written like "${name}"` },
    score: 0.3,
  }));
  const names = found.map(({ code }) => areaView(code, city).path.join(""));
  return { near, flaw: placeFlaw(text, names, field.name) };
}

/** The first open place field that a form may hold. */
export function placeField(node: CaseNode, asked: readonly string[]): FieldNode | null {
  const fields = asked.map((name) => node.fields[name]);
  return fields.find((field) => field?.kind === "place") ?? null;
}
