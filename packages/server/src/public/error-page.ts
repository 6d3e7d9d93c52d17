import { type Fault, sayFault } from "@xinlian/kernel";
import { type ErrorProps, renderError } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import { statusOf } from "../fault/status.ts";
import type { House } from "../house.ts";
import { languageOf, pageProps, sendPage } from "./page.ts";

const PAGES: Readonly<Record<number, ErrorProps["status"]>> = {
  401: 403,
  403: 403,
  404: 404,
  410: 410,
  429: 429,
  500: 500,
  503: 500,
};

/** A fault as a page in the look of all others. */
export function sendErrorPage(
  reply: FastifyReply,
  request: FastifyRequest,
  house: House,
  problem: Fault,
): FastifyReply {
  const status = PAGES[statusOf(problem.code)] ?? 400;
  const reference = problem.values.reference;
  const html = renderError({
    ...pageProps(request, reply, house, false),
    status,
    detail: sayFault(problem, languageOf(request)),
    ...(problem.code === "request-failed" && { reference: String(reference) }),
  });
  return sendPage(reply, html, status);
}
