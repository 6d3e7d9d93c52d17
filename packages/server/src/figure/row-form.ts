import type { ActionNode, CaseNode, Pack } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import { cellValue } from "../register/row-form.ts";

/** What a row says beside its number → a form; choices, units and areas may stand by their words. */
export function rowForm(
  texts: Readonly<Record<string, string>>,
  action: ActionNode,
  node: CaseNode,
  pack: Pack,
  city: CityNow,
): Readonly<Record<string, unknown>> {
  const asked = new Set(action.form.map(({ field }) => field));
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const field = node.fields[name];
      if (field === undefined || !asked.has(name)) return [];
      return [[name, cellValue(text, text, field, pack, city)]];
    }),
  );
}
