import { createHmac } from "node:crypto";
import type { Sms } from "../settings/settings.ts";

/** One message on its way to a telephone. */
export interface Outgoing {
  /** The same for every try: a gateway that has it already sends nothing twice. */
  readonly id: string;
  readonly phone: string;
  readonly text: string;
}

const PATIENCE_MS = 10_000;

/**
 * Hands a message to the city's gateway by the Standard Webhooks scheme (webhook-id, webhook-timestamp, webhook-signature `v1,` with
 * HMAC-SHA-256 over `id.timestamp.body`).
 * @param now ms
 * @returns null, or why it was not taken; neither phone nor text is in it
 */
export async function sendSms(sms: Sms, outgoing: Outgoing, now: number): Promise<string | null> {
  const timestamp = String(Math.floor(now / 1000));
  const body = JSON.stringify({
    type: "message.citizen",
    timestamp: new Date(now).toISOString(),
    data: { to: outgoing.phone, text: outgoing.text },
  });
  const signature = createHmac("sha256", sms.secret)
    .update(`${outgoing.id}.${timestamp}.${body}`)
    .digest("base64");
  try {
    const reply = await fetch(sms.url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        "content-type": "application/json",
        "webhook-id": outgoing.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${signature}`,
      },
      body,
    });
    await reply.body?.cancel();
    return reply.ok ? null : `HTTP ${reply.status}`;
  } catch (error) {
    return (error as Error).name === "TimeoutError" ? "no answer in time" : "not reached";
  }
}
