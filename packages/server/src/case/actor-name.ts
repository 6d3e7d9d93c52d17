import type { Words } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";

/** An actor as recorded, for people to read. A citizen is never named. */
export function actorName(
  actor: string,
  city: CityNow,
): { readonly who: Words; readonly unit: Words | null } {
  if (actor.startsWith("person:")) {
    const person = city.directory.person(actor.slice("person:".length));
    const name = person?.name ?? "–";
    const unit = person === undefined ? undefined : city.directory.unit(person.unit);
    return { who: { zh: name, en: name }, unit: unit?.text ?? null };
  }
  if (actor === "citizen") return { who: { zh: "市民", en: "the citizen" }, unit: null };
  if (actor === "clock") return { who: { zh: "时限提醒", en: "the clock" }, unit: null };
  if (actor.startsWith("feed:")) {
    const name = actor.slice("feed:".length);
    return { who: { zh: `系统接入（${name}）`, en: `feed ${name}` }, unit: null };
  }
  return { who: { zh: "系统", en: "the system" }, unit: null };
}
