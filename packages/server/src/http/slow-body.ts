import type { FastifyInstance, FastifyRequest } from "fastify";
import { BODY_TIMEOUT } from "./limits.ts";

/** Bodies that may take long: files over a weak network. */
const LONG = /^(?:application\/octet-stream|multipart\/form-data)\b/;

/** A short body that dribbles in holds a connection for a minute at most; a file has the request's whole time. */
export function boundSlowBodies(app: FastifyInstance): void {
  const waiting = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  app.addHook("onRequest", async (request) => {
    if (request.raw.complete || LONG.test(request.headers["content-type"] ?? "")) return;
    waiting.set(request, setTimeout(() => request.raw.destroy(), BODY_TIMEOUT).unref());
  });
  app.addHook("preValidation", async (request) => clearTimeout(waiting.get(request)));
  app.addHook("onRequestAbort", async (request) => clearTimeout(waiting.get(request)));
  app.addHook("onResponse", async (request) => clearTimeout(waiting.get(request)));
}
