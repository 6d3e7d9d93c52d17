import {
  type CaseNode,
  type FieldValues,
  precedentsIn,
  questionOf,
  type Words,
  type World,
  whoAnswers,
} from "@xinlian/kernel";
import type { LeadRecord } from "@xinlian/ledger";
import type { UnitProposal } from "@xinlian/wire";
import { dutyView } from "../directory/views.ts";
import type { CityNow } from "../engine/city-now.ts";
import { sayWords } from "../fault/say.ts";
import type { Shelf } from "./shelf.ts";

/** The unit that would answer, why, and how it has fared with the like of it. @param topic as it stands in the field, or as guessed */
export function unitOf(
  node: CaseNode,
  values: FieldValues,
  area: string,
  shelf: Shelf,
  world: World,
  city: CityNow,
): UnitProposal | null {
  if (node.duty.length === 0) return null;
  const question = questionOf(node, values, area, world);
  const answer = whoAnswers(question, world.directory, world.areas, precedentsIn(world));
  if (!answer.ok)
    return { unit: null, duty: null, because: sayWords(answer.fault), others: [], record: null };
  const { unit, duty, because, others } = answer.value;
  const topics = question.words ?? {};
  const topic = shelf.field === null ? undefined : values[shelf.field.name];
  const leads =
    typeof topic === "string" ? inCounty(shelf.leads.get(topic) ?? [], area, world) : [];
  return {
    unit: { id: unit.id, words: unit.text },
    duty: duty === null ? null : dutyView(duty, city, topics),
    because,
    others: others.flatMap(({ ground }) =>
      ground.kind === "duty" ? [dutyView(ground.row, city, topics)] : [],
    ),
    record: recordWords(unit.id, leads, city),
  };
}

/** Of the county in which the area lies; of every county when it is wider. Units with the most cases first. */
function inCounty(
  records: readonly LeadRecord[],
  area: string,
  { areas }: World,
): readonly Pick<LeadRecord, "lead" | "cases" | "handed">[] {
  const sums = new Map<string, { lead: string; cases: number; handed: number }>();
  for (const { area: county, lead, cases, handed } of records) {
    if (!areas.contains(area, county) && !areas.contains(county, area)) continue;
    const sum = sums.get(lead) ?? { lead, cases: 0, handed: 0 };
    sums.set(lead, { lead, cases: sum.cases + cases, handed: sum.handed + handed });
  }
  return [...sums.values()].sort((a, b) => b.cases - a.cases || (a.lead < b.lead ? -1 : 1));
}

/** 近 90 天同类 4 件都由它办理，无退改. */
function recordWords(
  unit: string,
  leads: ReturnType<typeof inCounty>,
  city: CityNow,
): Words | null {
  const all = leads.reduce((sum, { cases }) => sum + cases, 0);
  if (all === 0) return null;
  const own = leads.find(({ lead }) => lead === unit) ?? { cases: 0, handed: 0 };
  if (own.cases === 0) {
    const [first] = leads;
    const most = city.directory.unit(first?.lead ?? "")?.text ?? { zh: "", en: "" };
    return {
      zh: `近 90 天同类 ${all} 件都不由它办理，最多的是${most.zh}（${first?.cases} 件）。`,
      en: `None of the ${all} like cases of the last 90 days went to it; most went to ${most.en} (${first?.cases}).`,
    };
  }
  const handed = {
    zh: own.handed === 0 ? "无退改" : `其中 ${own.handed} 件退改过`,
    en:
      own.handed === 0
        ? "none was passed on before"
        : `${own.handed} of them had been passed on before`,
  };
  return own.cases === all
    ? {
        zh: `近 90 天同类 ${all} 件都由它办理，${handed.zh}。`,
        en: `All ${all} like cases of the last 90 days went to it; ${handed.en}.`,
      }
    : {
        zh: `近 90 天同类 ${all} 件中 ${own.cases} 件由它办理，${handed.zh}。`,
        en: `${own.cases} of the ${all} like cases of the last 90 days went to it; ${handed.en}.`,
      };
}
