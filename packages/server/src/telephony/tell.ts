import { fault, normalPhone, type Words } from "@xinlian/kernel";
import type { TelephonyDone, TelephonyEvent } from "@xinlian/wire";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import { settleCall } from "./call-case.ts";
import { callDesks, deskFor } from "./call-desk.ts";

/** Clocks further apart than this are worth a word, ms. */
const CLOCKS_APART = 5 * 60_000;

/** A feed as far as telephony needs it. */
export interface TelephonyFeed {
  readonly name: string;
  readonly packs: readonly string[];
}

/** The one door of telephone systems: notes the event, and brings the call's case to where its facts are. */
export async function tellCall(
  event: TelephonyEvent,
  feed: TelephonyFeed,
  house: House,
  now: number,
): Promise<TelephonyDone> {
  const { ledger, engine } = house;
  const desks = callDesks(engine.city, feed.packs);
  if (desks.length === 0) throw refusal("telephony-no-desk", { packs: feed.packs.join(", ") });
  if (event.event === "recording" && event.url === undefined)
    throw refusal("request-missing", { field: "url" }, "url");
  const notes: Words[] = [];
  const at = Date.parse(event.at);
  if (Math.abs(at - now) > CLOCKS_APART && event.event !== "recording") {
    notes.push(
      sayWords(fault("telephony-clock", { minutes: Math.round(Math.abs(at - now) / 60_000) })),
    );
  }
  const phone = phoneOf(event.from, notes);
  const seat = event.agent === undefined ? null : await ledger.calls.seat(event.agent, now);
  if (event.agent !== undefined && seat === null)
    notes.push(sayWords(fault("telephony-seat-empty", { extension: event.agent })));
  const noted = await ledger.calls.note(
    {
      feed: feed.name,
      call: event.call,
      event: event.event,
      at,
      stream: v7(),
      ...(event.agent !== undefined && { extension: event.agent }),
      ...(seat !== null && { person: seat.person }),
      ...(phone !== null && { phone }),
      ...(event.to !== undefined && { line: event.to }),
      ...(event.url !== undefined && { url: event.url }),
    },
    now,
  );
  const call = await ledger.calls.find(feed.name, event.call);
  if (call === null) throw new Error(`call ${event.call} was noted and is not there`);
  const posts = call.person === null ? [] : engine.city.directory.posts(call.person);
  const desk = deskFor(desks, posts);
  if (desk !== null) notes.push(...(await settleCall(call, desk, house, now)));
  await house.calls.look();
  const person = call.person === null ? undefined : engine.city.directory.person(call.person);
  return {
    outcome: noted.repeated ? "repeated" : noted.late ? "late" : "done",
    case: call.answered === null ? null : call.stream,
    agent: person?.name ?? null,
    notes,
  };
}

/** A number that cannot be called back is no reason to lose the call. */
function phoneOf(from: string | undefined, notes: Words[]): string | null {
  if (from === undefined || from.trim() === "") return null;
  const phone = normalPhone(from);
  if (phone === null) notes.push(sayWords(fault("telephony-number", { value: from.slice(0, 60) })));
  return phone;
}
