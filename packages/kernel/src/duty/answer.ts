import { levelRank } from "../area/area.ts";
import type { AreaTree } from "../area/tree.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";
import { because } from "./because.ts";
import type { Candidate, Ground, Lost, Question } from "./candidate.ts";
import type { Directory } from "./directory.ts";
import type { Duty, Precedent, Unit } from "./duty.ts";

export interface Answer {
  readonly unit: Unit;
  /** The row of duties that decided, or null when a precedent did. */
  readonly duty: Duty | null;
  readonly precedent: Precedent | null;
  readonly because: Words;
  /** The others that matched, best first, each with why it lost. */
  readonly others: readonly (Candidate & { readonly lost: Lost; readonly why: Words })[];
}

/**
 * The unit that answers for a topic in an area: precedents first, then the most specific row by topic, then by
 * area, then the higher level (a city department before a county), then the row's id. Every time it says why.
 */
export function whoAnswers(
  question: Question,
  directory: Directory,
  areas: AreaTree,
  precedents: readonly Precedent[] = [],
): Result<Answer> {
  const { pack, topics, area } = question;
  if (!areas.get(area)) return refuse("duty-area-unknown", { area });
  const path = areas.path(area).map(({ code }) => code);
  // A catalogue has thousands of rows, of which a handful match.
  const matches = (row: { readonly topic: string | null; readonly area: string | null }) =>
    (row.topic === null || topics.includes(row.topic)) &&
    (row.area === null || path.includes(row.area));
  const grounds: readonly Ground[] = [
    ...precedents
      .filter((row) => row.pack === pack && matches(row))
      .map((row) => ({ kind: "precedent" as const, row })),
    ...directory
      .duties(pack)
      .filter(matches)
      .map((row) => ({ kind: "duty" as const, row })),
  ];
  const matching = grounds
    .map((ground) => candidate(ground, topics, path, directory))
    .filter((found) => found !== null)
    .sort(compareCandidates);
  const best = matching.find(({ unit }) => !unit.dissolved);
  if (!best) return refuse("duty-none-answers", { topic: topics[0] ?? "*", area });
  const others = matching
    .filter((other) => other !== best)
    .map((other) => ({ ...other, lost: lostBy(best, other) }));
  const told = because(best, others, question, areas);
  return ok({
    unit: best.unit,
    duty: best.ground.kind === "duty" ? best.ground.row : null,
    precedent: best.ground.kind === "precedent" ? best.ground.row : null,
    because: told.because,
    others: others.map((other, at) => ({ ...other, why: told.why[at] as Words })),
  });
}

function candidate(
  ground: Ground,
  topics: readonly string[],
  path: readonly string[],
  directory: Directory,
): Candidate | null {
  const { topic, area } = ground.row;
  const unit = directory.unit(ground.row.unit);
  const topicDepth = topic === null ? topics.length : topics.indexOf(topic);
  const areaDepth = area === null ? path.length : path.indexOf(area);
  if (!unit || topicDepth < 0 || areaDepth < 0) return null;
  return { ground, unit, topicDepth, areaDepth };
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    precedence(a) - precedence(b) ||
    a.topicDepth - b.topicDepth ||
    a.areaDepth - b.areaDepth ||
    ruled(b) - ruled(a) ||
    levelRank(a.unit.level) - levelRank(b.unit.level) ||
    (a.ground.row.id < b.ground.row.id ? -1 : 1)
  );
}

/** The first point in which the other is behind, in the order of `compareCandidates`. */
function lostBy(best: Candidate, other: Candidate): Lost {
  if (other.unit.dissolved) return "dissolved";
  if (precedence(other) !== precedence(best)) return "after-precedent";
  if (other.topicDepth !== best.topicDepth) return "wider-topic";
  if (other.areaDepth !== best.areaDepth) return "wider-area";
  if (ruled(other) !== ruled(best)) return "earlier-ruling";
  if (other.unit.level !== best.unit.level) return "lower-level";
  return "later-row";
}

function precedence({ ground }: Candidate): number {
  return ground.kind === "precedent" ? 0 : 1;
}

/** When a precedent was ruled; all rows of duties are of the same day. */
function ruled({ ground }: Candidate): number {
  return ground.kind === "precedent" ? ground.row.at : 0;
}
