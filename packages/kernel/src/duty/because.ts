import type { AreaTree } from "../area/tree.ts";
import type { Words } from "../words/index.ts";
import type { Candidate, Ground, Lost, Question } from "./candidate.ts";

/** The explanation of an answer, and of why each of the others lost. */
export function because(
  best: Candidate,
  others: readonly (Candidate & { readonly lost: Lost })[],
  question: Question,
  areas: AreaTree,
): { readonly because: Words; readonly why: readonly Words[] } {
  const place = areas.get(question.area)?.name ?? question.area;
  const topic = topicName(question.topics[0] ?? null, question);
  const row = rowOf(best, question, areas);
  const gone = others.filter((other) => other.lost === "dissolved").map((other) => other.unit.text);
  const skipped = {
    zh: gone.length === 0 ? "" : `已撤销的${gone.map((unit) => unit.zh).join("、")}不计。`,
    en:
      gone.length === 0
        ? ""
        : ` Dissolved and passed over: ${gone.map((unit) => unit.en).join(", ")}.`,
  };
  return {
    because: {
      zh: `${place}的${topic.zh}由${best.unit.text.zh}负责，依据${row.kind.zh}（${row.facts.zh}）。${skipped.zh}`,
      en: `${best.unit.text.en} answers for ${topic.en} in ${place}, by ${row.kind.en} (${row.facts.en}).${skipped.en}`,
    },
    why: others.map((other) => {
      const lost = LOST_WORDS[other.lost];
      const { kind, facts } = rowOf(other, question, areas);
      return {
        zh: `${other.unit.text.zh}（${kind.zh}，${facts.zh}）：${lost.zh}`,
        en: `${other.unit.text.en} (${kind.en}, ${facts.en}): ${lost.en}`,
      };
    }),
  };
}

const LOST_WORDS: Readonly<Record<Lost, Words>> = {
  dissolved: { zh: "单位已撤销", en: "the unit is dissolved" },
  "after-precedent": { zh: "已有裁定，裁定在先", en: "a ruling goes before it" },
  "earlier-ruling": { zh: "另有较晚的裁定", en: "a later ruling stands" },
  "wider-topic": { zh: "事项不如所选的具体", en: "its topic is less specific" },
  "wider-area": { zh: "区域不如所选的具体", en: "its area is less specific" },
  "lower-level": {
    zh: "同样匹配时，级别高的单位在先",
    en: "of two that match equally the unit of the higher level leads",
  },
  "later-row": {
    zh: "同样匹配时，编号在前的在先",
    en: "of two that match equally the row of the first id leads",
  },
};

/** What a row is and what it says: topic and area tell it from every other one, its id tells nobody anything. */
function rowOf(
  { ground }: Candidate,
  question: Question,
  areas: AreaTree,
): { readonly kind: Words; readonly facts: Words } {
  const { topic, area } = ground.row;
  const what = topicName(topic, question);
  const where = area === null ? null : (areas.get(area)?.name ?? area);
  const kind: Words =
    ground.kind === "precedent" ? { zh: "裁定", en: "ruling" } : { zh: "职责", en: "duty" };
  const kept = keptSince(ground);
  return {
    kind,
    facts: {
      zh: `事项：${what.zh}；区域：${where ?? "全市"}${kept.zh}`,
      en: `topic: ${what.en}; area: ${where ?? "the whole city"}${kept.en}`,
    },
  };
}

/** From when a row of duties holds and what it rests on, as far as its keeper said. */
function keptSince(ground: Ground): Words {
  if (ground.kind !== "duty") return { zh: "", en: "" };
  const { since, basis } = ground.row;
  return {
    zh: `${since === undefined ? "" : `；${since} 起`}${basis === undefined ? "" : `；依据：${basis}`}`,
    en: `${since === undefined ? "" : `; since ${since}`}${basis === undefined ? "" : `; by ${basis}`}`,
  };
}

function topicName(topic: string | null, { words }: Question): Words {
  if (topic === null) return { zh: "全部事项", en: "every topic" };
  return words?.[topic] ?? { zh: topic, en: topic };
}
