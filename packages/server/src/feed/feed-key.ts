import { createHash, randomBytes } from "node:crypto";

const BEGIN = "xlk_";
/** Letters of a key that are kept in clear, to tell it from others. */
const SHOWN = 8;

/** A fresh key: 160 random bits. Only its hash is stored. */
export function freshKey(): {
  readonly key: string;
  readonly begins: string;
  readonly hash: string;
} {
  const key = `${BEGIN}${randomBytes(20).toString("hex")}`;
  return { key, begins: key.slice(0, SHOWN), hash: keyHash(key) };
}

/** SHA-256 (hex) by which a key is known. */
export function keyHash(key: string): string {
  return createHash("sha256").update(`feed ${key}`).digest("hex");
}

/** The key in an Authorization header; null when it speaks of none. */
export function keyShown(header: string | undefined): string | null {
  return /^Bearer (xlk_[0-9a-f]{40})$/.exec(header ?? "")?.[1] ?? null;
}
