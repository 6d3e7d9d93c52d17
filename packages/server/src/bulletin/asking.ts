import { createHash } from "node:crypto";
import type { Principal } from "@xinlian/ledger";
import type { Engine } from "../engine/engine.ts";
import { refusal } from "../fault/refusal.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";

/** Who asks for a change of papers, and under which key. */
export interface Asking {
  readonly principal: Principal;
  readonly actor: string;
  readonly key: string;
  /** SHA-256 (hex) of the request. */
  readonly bodyHash: string;
}

/** @param request the route with its parameters and body */
export function askingOf(caller: PersonCaller, { key }: Circumstance, request: object): Asking {
  return {
    principal: { kind: "person", id: caller.id },
    actor: `person:${caller.id}`,
    key,
    bodyHash: hashOf(request),
  };
}

export function hashOf(request: object): string {
  return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

/** The paper of a request that was done before under the same key; null when it is new. @throws Refusal request-key-reused */
export async function doneBefore(engine: Engine, asking: Asking): Promise<string | null> {
  const { key, principal, bodyHash } = asking;
  const known = await engine.ledger.known({ id: key, principal, bodyHash });
  if (known === null) return null;
  if (known.outcome === "repeated") return (known.reply as { id: string }).id;
  throw refusal("request-key-reused", { value: key }, "Idempotency-Key");
}
