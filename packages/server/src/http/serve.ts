import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route, RouteName, Routes } from "@xinlian/wire";
import { ROUTES } from "@xinlian/wire";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Caller, Circumstance } from "./caller.ts";
import { circumstanceOf } from "./circumstance.ts";
import type { Gate } from "./gate.ts";

/** What a handler gets. */
export interface Ask<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  readonly at: Circumstance;
  readonly request: FastifyRequest;
  /** For headers and for what is no JSON; handlers that answer through it return nothing. */
  readonly reply: FastifyReply;
}

export type Handler<R extends Route> = (ask: Ask<R>) => Promise<ReplyOf<R> | undefined>;

/** Registers handlers for the route table, and knows which routes have none. */
export class Serving {
  readonly #app: FastifyInstance;
  readonly #gate: Gate;
  readonly #served = new Set<string>();
  readonly #now: () => number;

  constructor(app: FastifyInstance, gate: Gate, now: () => number) {
    this.#app = app;
    this.#gate = gate;
    this.#now = now;
  }

  on<N extends RouteName>(name: N, handler: Handler<Routes[N]>): void {
    const route: Route = ROUTES[name];
    this.#served.add(name);
    this.#app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ":$1"),
      schema: {
        ...(route.params !== undefined && { params: route.params }),
        ...(route.query !== undefined && { querystring: route.query }),
        ...(route.body !== undefined && route.sends === undefined && { body: route.body }),
      },
      ...(route.mostBytes !== undefined && { bodyLimit: route.mostBytes }),
      config: {
        ...(route.perMinute !== undefined && {
          rateLimit: { max: route.perMinute, timeWindow: 60_000 },
        }),
      },
      onRequest: async (request) => {
        await this.#gate.admit(route, request);
      },
      handler: async (request, reply) => {
        const answer = await handler({
          params: request.params,
          query: request.query,
          body: request.body,
          caller: this.#gate.callerOf(request),
          at: circumstanceOf(route, request, this.#now()),
          request,
          reply,
        } as Ask<Routes[N]>);
        if (reply.sent || route.media !== undefined) return reply;
        reply.status(route.status);
        return route.status === 204 ? reply.send() : reply.send(answer);
      },
    });
  }

  /** Routes of the table without a handler: a bug that stops the start. */
  missing(): readonly string[] {
    return Object.keys(ROUTES).filter((name) => !this.#served.has(name));
  }
}
