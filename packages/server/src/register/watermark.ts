import type { Words } from "@xinlian/kernel";
import { instant } from "../case/wire-value.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/**
 * The line over a list that is taken out: by whom, of which unit, when, and how many of what.
 * @param of what is counted, e.g. 条 / entries
 */
export function watermark(
  count: number,
  of: Words,
  { id }: PersonCaller,
  { engine }: Pick<House, "engine">,
  { language, now }: Circumstance,
): string {
  const { directory } = engine.city;
  const person = directory.person(id);
  const unit = directory.unit(person?.unit ?? "")?.text[language] ?? "";
  return language === "zh"
    ? `${unit} ${person?.name ?? ""} 于 ${instant(now)} 导出，共 ${count} ${of.zh}，请妥善保管`
    : `Taken by ${person?.name ?? ""}, ${unit}, at ${instant(now)}; ${count} ${of.en}; keep it safe`;
}
