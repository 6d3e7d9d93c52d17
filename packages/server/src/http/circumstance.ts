import type { Route } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import type { Circumstance } from "./caller.ts";
import { acceptedLanguage } from "./language.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the headers that a route takes. */
export function circumstanceOf(route: Route, request: FastifyRequest, now: number): Circumstance {
  const key = route.idempotent ? keyOf(request) : null;
  return {
    language: acceptedLanguage(request.headers["accept-language"]),
    key: key ?? v7(),
    keyGiven: key !== null,
    match: route.ifMatch ? matchOf(request) : null,
    now,
  };
}

function keyOf(request: FastifyRequest): string | null {
  const value = request.headers["idempotency-key"];
  if (value === undefined) return null;
  if (typeof value !== "string" || !UUID.test(value)) {
    throw refusal("request-key-bad", { value: String(value).slice(0, 80) }, "Idempotency-Key");
  }
  return value.toLowerCase();
}

function matchOf(request: FastifyRequest): number | null {
  const value = request.headers["if-match"];
  if (value === undefined) return null;
  const seq = /^"(\d{1,9})"$/.exec(value)?.[1];
  if (seq === undefined)
    throw refusal("request-match-bad", { value: value.slice(0, 80) }, "If-Match");
  return Number(seq);
}
