import type { FaultCode } from "@xinlian/kernel";

/** The only place where a fault meets HTTP. What is not named here was understood and cannot be done: 422. */
const STATUS: Partial<Readonly<Record<FaultCode, number>>> = {
  "request-invalid": 400,
  "request-not-json": 400,
  "request-broken": 400,
  "request-key-bad": 400,
  "request-match-bad": 400,
  "request-cursor-bad": 400,
  "request-not-signed-in": 401,
  "request-session-over": 401,
  "request-sign-in-refused": 401,
  "request-receipt-wrong": 401,
  "request-cross-site": 403,
  "request-header-missing": 403,
  "request-form-stale": 403,
  "request-forbidden": 403,
  "case-actor-unfit": 403,
  "case-barred": 403,
  "case-look-forbidden": 403,
  "request-not-found": 404,
  "request-route-unknown": 404,
  "case-unknown": 404,
  "case-action-not-now": 409,
  "case-action-idle": 409,
  "request-contended": 409,
  "request-account-taken": 409,
  "request-match-stale": 412,
  "file-look-first": 403,
  "file-photo-large": 413,
  "file-audio-large": 413,
  "file-document-large": 413,
  "file-large": 413,
  "file-kind": 415,
  "file-range": 416,
  "file-full": 503,
  "request-large": 413,
  "request-media": 415,
  "request-match-missing": 428,
  "request-often": 429,
  "request-failed": 500,
  "request-not-ready": 503,
};

export function statusOf(code: FaultCode): number {
  return STATUS[code] ?? 422;
}
