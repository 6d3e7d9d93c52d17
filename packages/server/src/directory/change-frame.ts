import type { OfficeChange } from "@xinlian/ledger";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/**
 * Puts changes of the city's frame on the ledger in the name of whoever asks, and reads the frame again.
 * @param body of the request, which its idempotency key stands for
 * @param own the route has seen that the change concerns the caller himself: the ledger lets only administrators change the frame
 * @returns `reply`, or the one that the key stood for already
 */
export async function changeFrame(
  house: House,
  caller: PersonCaller,
  at: Circumstance,
  changes: readonly OfficeChange[],
  body: unknown,
  reply: unknown,
  own = false,
): Promise<unknown> {
  const appended = await house.ledger.change(
    {
      id: at.key,
      principal:
        own && !caller.admin
          ? { kind: "founder", id: "founder" }
          : { kind: "person", id: caller.id },
      actor: `person:${caller.id}`,
      bodyHash: house.ledger.mac("command", JSON.stringify(body)),
      at: at.now,
      reply,
    },
    changes,
  );
  switch (appended.outcome) {
    case "appended": {
      await house.keeper.reload();
      return appended.reply;
    }
    case "repeated":
      return appended.reply;
    case "mismatch":
      throw refusal("request-key-reused", { value: at.key }, "Idempotency-Key");
    case "forbidden":
      throw refusal("request-forbidden");
    case "conflict":
      throw refusal("request-contended");
  }
}
