import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** RFC 9106's second choice for argon2id, for machines whose memory is shared: 64 MiB, 3 passes, 4 lanes. */
const COST = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** A hash of nothing anybody knows: unknown accounts take as long as known ones. */
let nobody: Promise<string> | null = null;

/** @param stored null when there is no such account */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(24).toString("hex"));
  const fits = await verify(stored ?? (await nobody), password.normalize("NFKC"));
  return stored !== null && fits;
}

/** A password to be handed over once: 16 letters and figures that are not mistaken for each other. */
export function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  let text = "";
  while (text.length < 16) {
    for (const byte of randomBytes(24)) {
      // 248 is the largest multiple of 31 below 256: every letter is equally likely.
      if (byte < 248 && text.length < 16) text += letters[byte % 31];
    }
  }
  return text.replace(/(.{4})(?=.)/g, "$1-");
}
