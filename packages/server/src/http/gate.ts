import type { Route } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import type { Caller } from "./caller.ts";
import { refuseCrossSite, requireOwnPage } from "./origin.ts";

/** Proves who sends a request. */
export interface Callers {
  /** By session cookie or receipt; `stale` = a session cookie that is no longer good. */
  prove(request: FastifyRequest): Promise<{ readonly caller: Caller; readonly stale: boolean }>;
}

/** Lets a request in, or refuses it before its body is looked at. */
export class Gate {
  readonly #callers: Callers;
  readonly #publicOrigin: string | null;
  readonly #proven = new WeakMap<FastifyRequest, Caller>();

  constructor(callers: Callers, publicOrigin: string | null) {
    this.#callers = callers;
    this.#publicOrigin = publicOrigin;
  }

  callerOf(request: FastifyRequest): Caller {
    return this.#proven.get(request) ?? { kind: "nobody" };
  }

  async admit(route: Route, request: FastifyRequest): Promise<void> {
    const { caller, stale } = await this.#callers.prove(request);
    this.#proven.set(request, caller);
    if (route.method !== "GET") {
      if (caller.kind !== "nobody" && caller.byCookie) requireOwnPage(request, this.#publicOrigin);
      else refuseCrossSite(request, this.#publicOrigin);
    }
    if (allowed(route, caller)) return;
    if (route.caller === "feed" && caller.kind !== "person")
      throw refusal("feed-key-unknown", {}, "Authorization");
    if (caller.kind === "person" || caller.kind === "feed") throw refusal("request-forbidden");
    throw refusal(stale ? "request-session-over" : "request-not-signed-in");
  }
}

function allowed(route: Route, caller: Caller): boolean {
  switch (route.caller) {
    case "anyone":
      return true;
    case "staff":
      return caller.kind === "person";
    case "admin":
      return caller.kind === "person" && caller.admin;
    case "holder":
      return caller.kind === "person" || caller.kind === "citizen";
    case "feed":
      return caller.kind === "feed";
  }
}
