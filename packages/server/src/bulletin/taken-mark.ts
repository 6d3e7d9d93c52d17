import { instant } from "../case/wire-value.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/** Who took a file and when, as it stands in the file. */
export function takenMark(
  { engine }: House,
  caller: PersonCaller,
  { language, now }: Circumstance,
): string {
  const person = engine.city.directory.person(caller.id);
  const unit = engine.city.directory.unit(person?.unit ?? "")?.text[language] ?? "";
  const moment = instant(now);
  return language === "zh"
    ? `${unit} ${person?.name ?? ""} 于 ${moment} 导出`
    : `Taken by ${person?.name ?? ""}, ${unit}, at ${moment}`;
}
