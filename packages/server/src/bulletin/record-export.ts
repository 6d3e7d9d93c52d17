import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/** An export is an event of its own stream: who took what, when. */
export async function recordExport(
  { ledger, engine }: House,
  caller: PersonCaller,
  at: Circumstance,
  body: object,
): Promise<void> {
  const appended = await ledger.append({
    city: engine.city.code,
    id: v7(),
    principal: { kind: "person", id: caller.id },
    bodyHash: createHash("sha256").update(JSON.stringify(body)).digest("hex"),
    recordedAt: at.now,
    writes: [
      {
        stream: v7(),
        type: "export",
        expected: 0,
        events: [
          { kind: "exported", version: 1, occurredAt: at.now, actor: `person:${caller.id}`, body },
        ],
      },
    ],
    reply: null,
  });
  if (appended.outcome !== "appended") throw refusal("request-forbidden");
}
