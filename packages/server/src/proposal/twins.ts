import type { CaseNode, CaseState, Place, Words } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import { ALIKE, likeness, shared, type Weighed, weighed } from "@xinlian/text";
import type { TwinProposal } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { titleOfCase } from "../case/title.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { packOf } from "../engine/city-now.ts";
import type { House } from "../house.ts";
import type { Shelf } from "./shelf.ts";

/** Matters older than this are not offered, ms. */
const YOUNG = 30 * 86_400_000;
/** Words by which candidates are looked for: those that tell most. */
const ASKED = 10;
const FEW = 4;
/** A word in a larger share of all texts than this leads to too many. */
const COMMON = 0.02;
const CANDIDATES = 40;
const SHOWN = 3;
/** Two points nearer than this are one place, metres. */
const NEAR_METRES = 150;

/** What was said so far, and where. */
export interface SaidThere {
  readonly text: Weighed;
  readonly words: readonly string[];
  /** Null: only the city is known. */
  readonly area: string | null;
  readonly place: Place | null;
  /** What the topic's field holds, or the likeliest. */
  readonly topic: string | null;
}

/** Open matters that may be the same: in the same area, of much the same words. Confidential ones are in no index and never found. */
export async function twinsOf(
  said: SaidThere,
  node: CaseNode,
  pack: string,
  shelf: Shelf,
  viewer: Viewer,
  { ledger, engine }: House,
  now: number,
): Promise<TwinProposal[]> {
  const asked = tellingWords(said.words, shelf);
  if (asked.length < 2) return [];
  const { city } = engine;
  const found = await ledger.learning.alike(
    { pack, type: node.name },
    asked,
    said.area ?? city.areas.root.code,
    now - YOUNG,
    CANDIDATES,
  );
  if (found.length === 0) return [];
  const words = new Map(found.map((matter) => [matter.stream, matter.words]));
  const rows = await ledger.view(viewer, (sql) =>
    sql.query<{ stream: string; title: string; whole: CaseState }>(
      `SELECT stream, title, whole FROM ledger.case_row
        WHERE city = $1 AND stream = ANY ($2) AND NOT ended AND NOT confidential`,
      [city.code, [...words.keys()]],
    ),
  );
  const judged = rows.flatMap(({ stream, title, whole }) => {
    const there = placeOf(whole, node);
    // What is indexed names the place too; two matters are not one because they are neighbours.
    const where = new Set(city.words.segment(placeText(whole, there, city)));
    const own = (words.get(stream) ?? []).filter((word) => !where.has(word));
    const other = weighed({ head: city.words.segment(title), whole: own }, shelf.weigh);
    const metres = distance(said.place, there);
    const topic = shelf.field === null ? null : whole.fields[shelf.field.name];
    // Same topic, same street, a point close by: each says more about texts that are alike already.
    const more =
      (said.topic !== null && topic === said.topic ? 0.3 : 0) +
      (said.words.some((word) => word.length > 1 && where.has(word)) ? 0.2 : 0) +
      (metres !== null && metres <= NEAR_METRES ? 0.3 : 0);
    const score = likeness(said.text, other) * (1 + more);
    return score < ALIKE ? [] : [{ whole, title, score, metres, same: shared(said.text, other) }];
  });
  return judged
    .sort((a, b) => b.score - a.score || (a.whole.stream < b.whole.stream ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ whole, title, score, metres, same }) => ({
      id: whole.stream,
      number: whole.number,
      title: titleOfCase(title, node),
      opened: instant(whole.opened),
      area: areaView(whole.area, city),
      state:
        packOf(city, whole.packHash).cases[whole.type]?.states[whole.state]?.text ??
        both(whole.state),
      because: because(whole, said, metres, same, city),
      score: Math.min(score, 1),
      etag: `"${whole.seq}"`,
    }));
}

/** The words that tell most; common ones only while there are few others. */
function tellingWords(words: readonly string[], { model, weigh }: Shelf): readonly string[] {
  const common = Math.max(model.texts * COMMON, 20);
  return words
    .filter((word) => [...word].length > 1)
    .sort((a, b) => weigh(b) - weigh(a))
    .filter((word, at) => at < FEW || model.frequency(word) < common)
    .slice(0, ASKED);
}

/** 同在通江街道，相距 60 米，都说到“路灯”“不亮”. */
function because(
  { area }: CaseState,
  said: SaidThere,
  metres: number | null,
  same: readonly string[],
  city: CityNow,
): Words {
  const inside = said.area !== null && city.areas.contains(said.area, area);
  const name = city.areas.get(inside ? area : (said.area ?? area))?.name ?? area;
  const far = metres === null ? null : metres < 10 ? 10 : Math.round(metres / 10) * 10;
  const zh = [
    said.area === null ? `在${name}` : `同在${name}`,
    ...(far === null ? [] : [`相距约 ${far} 米`]),
    ...(same.length === 0 ? [] : [`都说到${same.map((word) => `“${word}”`).join("")}`]),
  ];
  const en = [
    said.area === null ? `in ${name}` : `in ${name} too`,
    ...(far === null ? [] : [`about ${far} m away`]),
    ...(same.length === 0 ? [] : [`both say ${same.map((word) => `"${word}"`).join(", ")}`]),
  ];
  return { zh: zh.join("，"), en: en.join(", ") };
}

/** The place as it stands in the index: names of its areas and the address. */
function placeText({ area }: CaseState, place: Place | null, city: CityNow): string {
  const names = city.areas.path(area).map((each) => each.name);
  return `${names.reverse().join("")} ${place?.address ?? ""}`;
}

function placeOf(state: CaseState, node: CaseNode): Place | null {
  for (const field of Object.values(node.fields)) {
    if (field.kind !== "place" || field.seal !== undefined) continue;
    const place = state.fields[field.name] as Place | null | undefined;
    if (place) return place;
  }
  return null;
}

/** Metres between two points, when both are known; the earth is flat at this scale. */
function distance(one: Place | null, other: Place | null): number | null {
  if (one?.lng === undefined || one.lat === undefined) return null;
  if (other?.lng === undefined || other.lat === undefined) return null;
  const metresADegree = 111_320;
  const x = (one.lng - other.lng) * metresADegree * Math.cos((one.lat * Math.PI) / 180);
  const y = (one.lat - other.lat) * metresADegree;
  return Math.hypot(x, y);
}

function both(text: string): Words {
  return { zh: text, en: text };
}
