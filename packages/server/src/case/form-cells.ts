import {
  type ActionNode,
  type CaseState,
  cellsOf,
  cellWords,
  type Pack,
  type Words,
} from "@xinlian/kernel";
import type { FormCell } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";

/** The numbers that an action files, each with what stands; none for an action that files nothing. */
export function formCells(
  action: ActionNode,
  pack: Pack,
  city: CityNow,
  state: CaseState | null,
): { readonly figures?: FormCell[] } {
  if (action.file.length === 0) return {};
  const area = state?.area ?? city.code;
  const cells = cellsOf(action, area, pack, city.areas);
  return {
    figures: cells.map((cell): FormCell => {
      const indicator = pack.indicators[cell.indicator];
      return {
        cell: cell.name,
        indicator: cell.indicator,
        words: indicator?.text ?? cellWords(cell, pack, city.areas),
        part: partOf(cell, pack, city),
        unit: indicator?.unit ?? null,
        means: indicator?.means ?? null,
        optional: cell.item.optional,
        value: state?.filed?.[cell.name]?.at(-1)?.value ?? null,
      };
    }),
  };
}

/** The value it is divided by, and the area it is of. */
function partOf(
  { dims, place }: ReturnType<typeof cellsOf>[number],
  pack: Pack,
  { areas }: CityNow,
): Words | null {
  const values = Object.entries(dims).flatMap(
    ([dim, value]) => pack.choices[dim]?.values[value] ?? [],
  );
  const name = place === undefined ? undefined : areas.get(place)?.name;
  const parts = [...values, ...(name === undefined ? [] : [{ zh: name, en: name }])];
  if (parts.length === 0) return null;
  const say = (language: "zh" | "en") => parts.map((words) => words[language]).join(" · ");
  return { zh: say("zh"), en: say("en") };
}
