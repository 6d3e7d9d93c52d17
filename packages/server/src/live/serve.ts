import type { LiveChange } from "@xinlian/wire";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { followCalls } from "../telephony/follow.ts";
import type { Changes } from "./changes.ts";
import { Reach } from "./reach.ts";

/** Keeps proxies and browsers from closing a quiet line. */
const BEAT_MS = 20_000;
/** Most lines open at once. */
const MOST = 2_000;

/** `/api/live`: which cases in the viewer's reach have changed or left it. What he could never see is not named. */
export function serveLive(serving: Serving, house: House, changes: Changes): void {
  let open = 0;
  serving.on("live", async ({ caller, reply }) => {
    const person = caller as PersonCaller;
    const { viewer } = person;
    if (open >= MOST) {
      reply.status(503).send();
      return undefined;
    }
    open += 1;
    reply.hijack();
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    reply.raw.write("retry: 3000\n\n");
    const reach = new Reach();
    const send = async (all: readonly LiveChange[]): Promise<void> => {
      if (all.length === 0) return;
      const states = await house.ledger.cases(
        viewer,
        all.map((change) => change.stream),
      );
      const seen = new Set(states.map((state) => state.stream));
      for (const change of reach.toTell(all, seen)) {
        reply.raw.write(`id: ${change.stream}/${change.seq}\ndata: ${JSON.stringify(change)}\n\n`);
      }
    };
    const leave = changes.listen((all) => {
      send(all).catch((error: unknown) => house.failed(error));
    });
    const hangUp = followCalls(person, house, (call) => {
      reply.raw.write(`event: call\ndata: ${JSON.stringify({ event: "call", call })}\n\n`);
    });
    const beat = setInterval(() => reply.raw.write(": still here\n\n"), BEAT_MS);
    reply.raw.on("close", () => {
      open -= 1;
      clearInterval(beat);
      leave();
      hangUp();
    });
    return undefined;
  });
}
