import type { Moment } from "@xinlian/kernel";
import { granted, Refusal, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { cutShort, incomingFile } from "./incoming.ts";
import { PHOTO } from "./kinds.ts";
import { readFile } from "./reading.ts";
import { sendFile } from "./send.ts";
import { Strangers } from "./strangers.ts";
import { takeIn } from "./take-in.ts";

/** Attachments: sent in before the form that names them, read through the case that does. */
export function serveFiles(serving: Serving, house: House): void {
  const strangers = new Strangers(house.ledger.files);

  serving.on("storeFile", async ({ query, caller, at, request, reply }) => {
    try {
      if (caller.kind === "nobody") await strangers.admit(request.ip);
      const incoming = await incomingFile(request, query.name);
      return granted(
        await takeIn(house.ledger.files, {
          ...incoming,
          giver: giverOf(caller),
          now: at.now,
          ...(caller.kind !== "person" && { only: PHOTO }),
        }),
      );
    } catch (error) {
      if (error instanceof Refusal) cutShort(request, reply);
      throw error;
    }
  });

  serving.on("readFile", async ({ params, query, caller, at, request, reply }) => {
    const id = params.id.toLowerCase();
    const stream = query.case?.toLowerCase() ?? null;
    if (stream === null && caller.kind !== "person") throw refusal("request-not-found");
    const read = await readFile(house, caller, id, stream, at.now as Moment);
    sendFile(request, reply, read, query.preview === true);
    return undefined;
  });
}

/** As the ledger writes principals. */
export function giverOf(caller: Caller): string {
  switch (caller.kind) {
    case "person":
      return `person:${caller.id}`;
    case "citizen":
      return `citizen:${caller.receipt}`;
    default:
      return "citizen:new";
  }
}
