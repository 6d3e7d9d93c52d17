import { openings } from "@xinlian/kernel";
import type { House } from "../house.ts";
import { topicFieldOf } from "./shelf.ts";

/** The newest dispatched cases of each type from which is learnt. */
const MOST = 50_000;

/** Counts anew, for every type of matter that has topics, what its dispatched cases teach. @returns cases read */
export async function learnAll({ keeper, ledger, now }: House): Promise<number> {
  let read = 0;
  for (const pack of keeper.now.packs.values()) {
    for (const node of Object.values(pack.cases)) {
      const field = topicFieldOf(node);
      if (field === null || openings(node).length === 0) continue;
      const hands = Object.values(node.actions)
        .filter((action) => action.form.some((item) => item.field === "lead"))
        .map(({ name }) => name);
      const of = { pack: pack.name, type: node.name, field: field.name };
      read += await ledger.learning.learn(of, hands, now(), MOST);
    }
  }
  return read;
}
