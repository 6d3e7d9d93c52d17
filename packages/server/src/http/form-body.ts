import type { FastifyInstance } from "fastify";
import { refusal } from "../fault/refusal.ts";

/** Most inputs of one HTML form. */
const MOST_INPUTS = 200;

/** Reads bodies of plain HTML forms; of an input that comes twice the last one counts. */
export function takeForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      const inputs: Record<string, string> = Object.create(null) as Record<string, string>;
      let count = 0;
      for (const [name, value] of new URLSearchParams(body as string)) {
        count += 1;
        inputs[name] = value;
      }
      if (count > MOST_INPUTS) {
        done(refusal("request-long", { field: "form", size: count, most: MOST_INPUTS }));
        return;
      }
      done(null, inputs);
    },
  );
}
