import type { Moment } from "@xinlian/kernel";
import type { LookBody, LookReply } from "@xinlian/wire";
import { principalOf } from "../engine/principal.ts";
import { granted } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { readCase } from "./read-case.ts";
import { sayValue } from "./say-value.ts";
import { toWire } from "./wire-value.ts";

/** Puts the look on the ledger, then gives the values in clear. */
export async function look(
  id: string,
  { fields, why }: LookBody,
  caller: PersonCaller,
  { engine }: House,
  at: Circumstance,
): Promise<LookReply> {
  const now = at.now as Moment;
  const { state, node, pack, world, me } = await readCase(engine, caller, id, now);
  const done = granted(
    await engine.take({
      order: { do: "look", stream: id, fields, why },
      pack,
      me,
      principal: principalOf(caller),
      key: at.key,
      match: null,
      now,
    }),
  );
  const shown: LookReply["fields"] = [];
  for (const name of fields) {
    const field = node.fields[name];
    const place = state.sealed[name];
    if (field === undefined) continue;
    const values =
      place === undefined
        ? {}
        : await engine.ledger.unseal({ kind: "engine" }, place.stream, place.seq);
    const value = values?.[name] ?? null;
    shown.push({
      name,
      words: field.text,
      value: toWire(value, field.kind),
      display: sayValue(value, field, { city: engine.city, pack, cases: world.cases }),
      erased: values === null,
    });
  }
  return { fields: shown, etag: `"${done.seq}"` };
}
