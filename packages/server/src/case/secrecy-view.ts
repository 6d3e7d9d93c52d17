import type { CaseNode } from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { SecrecyView } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { actorName } from "./actor-name.ts";
import { instant } from "./wire-value.ts";

/** Who looked at sealed fields, when and why: newest first. */
export function looksOf(
  events: readonly StoredEvent[],
  node: CaseNode,
  city: CityNow,
): SecrecyView["looks"] {
  return events
    .filter((event) => event.kind === "looked")
    .reverse()
    .map((event) => {
      const { fields, why } = event.body as { fields: readonly string[]; why: string };
      return {
        when: instant(event.occurredAt),
        who: actorName(event.actor, city).who.zh,
        fields: fields.map((name) => node.fields[name]?.text ?? { zh: name, en: name }),
        why,
      };
    });
}
