import type { FastifyRequest } from "fastify";
import type { House } from "../house.ts";

/** Scheme and host that citizens use: from the settings behind a proxy, else where this very request was sent to. */
export function originOf(request: FastifyRequest, { settings }: House): string {
  if (settings.origin !== null) return settings.origin;
  const host = /^[A-Za-z0-9.:[\]-]{1,255}$/.test(request.host)
    ? request.host
    : `${settings.host}:${settings.port}`;
  return `http://${host}`;
}
