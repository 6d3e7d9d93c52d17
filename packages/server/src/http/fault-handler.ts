import { randomUUID } from "node:crypto";
import { type Fault, fault } from "@xinlian/kernel";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { problemOf } from "../fault/problem.ts";
import { Refusal } from "../fault/refusal.ts";
import { statusOf } from "../fault/status.ts";
import { acceptedLanguage } from "./language.ts";
import { BODY_LIMIT } from "./limits.ts";
import { faultOf } from "./validator.ts";

/** Any error on its way out, as a fault. What nobody expected gets a reference under which the log has it. */
export function faultOfError(error: unknown, request: FastifyRequest): Fault {
  if (error instanceof Refusal) return error.fault;
  const { validation, code, statusCode, message } = error as FastifyError;
  if (validation !== undefined) return faultOf(validation as never);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return fault("request-large", { most: BODY_LIMIT });
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    const value = String(request.headers["content-type"] ?? "").slice(0, 80);
    return fault("request-media", { value, allowed: "application/json" }, "Content-Type");
  }
  if (code === "FST_ERR_CTP_INVALID_JSON_BODY" || error instanceof SyntaxError) {
    return fault("request-not-json", { why: message.slice(0, 120) });
  }
  if (code === "FST_ERR_CTP_EMPTY_JSON_BODY") return fault("request-not-json", { why: "empty" });
  if (statusCode === 429) {
    return fault("request-often", { seconds: (error as { seconds?: number }).seconds ?? 60 });
  }
  if (statusCode !== undefined && statusCode < 500) {
    return fault("request-broken", { why: message.slice(0, 120) });
  }
  const reference = randomUUID();
  request.log.error({ err: error, reference }, "unexpected error");
  return fault("request-failed", { reference });
}

/** Answers with problem details. */
export function sendProblem(reply: FastifyReply, problem: Fault, request: FastifyRequest): void {
  const language = acceptedLanguage(request.headers["accept-language"]);
  void reply
    .status(statusOf(problem.code))
    .header("content-language", language)
    .header("vary", "Accept-Language")
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemOf(problem, language)));
}
