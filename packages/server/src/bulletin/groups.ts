import type { CaseState, PaperTable, Words } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";

/** Cases counted by county or by the unit in charge, most first; the counts add up to all of them. */
export function groupsOf(
  states: readonly CaseState[],
  by: "area" | "lead",
  city: CityNow,
): NonNullable<PaperTable["groups"]> {
  const counts = new Map<string | null, number>();
  for (const state of states) {
    const key = by === "lead" ? state.lead : countyOf(state.area, city);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (String(a) < String(b) ? -1 : 1))
    .map(([key, count]) => ({ key, text: wordsOf(key, by, city), count }));
}

/** The county in which an area lies; the city itself when it lies in none. */
function countyOf(area: string, city: CityNow): string {
  const path = city.areas.path(area);
  return path.find(({ level }) => level === "county")?.code ?? city.code;
}

function wordsOf(key: string | null, by: "area" | "lead", city: CityNow): Words {
  if (key === null) return { zh: "未派单位", en: "no unit yet" };
  if (by === "lead") return city.directory.unit(key)?.text ?? { zh: key, en: key };
  if (key === city.code) return { zh: "市本级", en: "the city itself" };
  const name = city.areas.get(key)?.name ?? key;
  return { zh: name, en: name };
}
