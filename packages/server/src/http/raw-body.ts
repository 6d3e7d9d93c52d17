import type { FastifyInstance } from "fastify";

/** A raw body is left on the line: its handler reads it piece by piece, or refuses it. */
export function takeRaw(app: FastifyInstance): void {
  app.addContentTypeParser("application/octet-stream", (_request, _payload, done) => done(null));
}
