import type { FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";

/**
 * Refuses what another site's page sends. A browser names the page's origin on every unsafe request; we compare it with the
 * host it was sent to (or the public origin from the settings). No header of a proxy is trusted.
 */
export function refuseCrossSite(request: FastifyRequest, publicOrigin: string | null): void {
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  if (origin === undefined) {
    if (site !== undefined && site !== "same-origin" && site !== "none") {
      throw refusal("request-cross-site", { origin: String(site) }, "Sec-Fetch-Site");
    }
    return;
  }
  if (!sameOrigin(origin, request.headers.host, publicOrigin)) {
    throw refusal("request-cross-site", { origin: origin.slice(0, 200) }, "Origin");
  }
}

/** Requests that ride on a cookie must also prove that a page of ours sent them. */
export function requireOwnPage(request: FastifyRequest, publicOrigin: string | null): void {
  refuseCrossSite(request, publicOrigin);
  if (request.headers["x-xinlian"] !== "1") {
    throw refusal("request-header-missing", { header: "x-xinlian: 1" }, "x-xinlian");
  }
  if (request.headers.origin === undefined) {
    throw refusal("request-header-missing", { header: "Origin" }, "Origin");
  }
}

function sameOrigin(
  origin: string,
  host: string | undefined,
  publicOrigin: string | null,
): boolean {
  if (publicOrigin !== null) return origin === publicOrigin;
  if (!URL.canParse(origin)) return false;
  return host !== undefined && new URL(origin).host === host;
}
