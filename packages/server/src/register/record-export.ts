import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";

/** An export is an event of its own stream: who, when, what, how many. */
export async function recordExport(
  body: Readonly<Record<string, unknown>>,
  { id }: PersonCaller,
  { ledger, engine }: House,
  now: number,
): Promise<void> {
  const actor = `person:${id}`;
  const appended = await ledger.append({
    city: engine.city.code,
    id: v7(),
    principal: { kind: "person", id },
    bodyHash: createHash("sha256").update(JSON.stringify(body)).digest("hex"),
    recordedAt: now,
    writes: [
      {
        stream: v7(),
        type: "export",
        expected: 0,
        events: [{ kind: "exported", version: 1, occurredAt: now, actor, body }],
      },
    ],
    reply: null,
  });
  if (appended.outcome !== "appended") throw refusal("request-forbidden");
}
