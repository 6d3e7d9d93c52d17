import { createHash } from "node:crypto";
import { type Owed, parseSpan } from "@xinlian/kernel";

/**
 * The one stream that a debt can have: whoever touches it first makes it, and whoever comes later meets it there. A UUIDv7 whose time is the
 * beginning of the stretch and whose rest is the debt itself.
 */
export function owedStream(city: string, { register, cadence, entry, span }: Owed): string {
  const first = parseSpan(span)?.first ?? "1970-01-01";
  const time = Math.max(Date.parse(first), 0).toString(16).padStart(12, "0");
  const text = JSON.stringify([city, register, cadence, entry, span]);
  const hash = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join("-");
}
