import type { Moment } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import { COOKIES } from "../http/cookie.ts";
import type { Serving } from "../http/serve.ts";
import { leaveSeat } from "../telephony/seat.ts";
import { deskSays } from "./desk-says.ts";
import { sessionView } from "./session-view.ts";
import { IDLE_MS } from "./sessions.ts";
import { forgetSession, keepSession } from "./sign-in.ts";

/** Routes of signing in and of who one is. */
export function serveSession(serving: Serving, house: House): void {
  const { sessions, engine, secure } = house;

  serving.on("signIn", async ({ body, at, reply }) => {
    const person = await sessions.person(body.account, body.password);
    if (person === null) throw refusal("request-sign-in-refused");
    const begun = await sessions.begin(person, at.now);
    keepSession(reply, begun, at.now, secure);
    return sessionView(person, begun.until, engine, at.now as Moment);
  });

  serving.on("signOut", async ({ request, reply, caller, at }) => {
    const token = request.cookies[COOKIES.session];
    if (caller.kind === "person") await leaveSeat(caller.id, house, at.now);
    if (token !== undefined) await sessions.end(token);
    forgetSession(reply, secure);
    return undefined;
  });

  serving.on("session", async ({ caller, at, request, reply }) => {
    const { id } = caller as PersonCaller;
    const token = request.cookies[COOKIES.session] ?? "";
    const session = await sessions.find(token, at.now);
    let until = session?.expires ?? at.now;
    // Half of the idle time has gone: a new token; the old one runs out by itself, as other requests may still carry it.
    if (until - at.now < IDLE_MS / 2) {
      const begun = await sessions.begin(id, at.now);
      keepSession(reply, begun, at.now, secure);
      until = begun.until;
    }
    return sessionView(id, until, engine, at.now as Moment);
  });

  serving.on("deskSays", async ({ params, caller, at }) =>
    deskSays(params, caller as PersonCaller, engine, at.now as Moment),
  );
}
