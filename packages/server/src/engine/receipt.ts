import { createHash } from "node:crypto";
import type { Ledger } from "@xinlian/ledger";

/**
 * The secret of a receipt: 128 bits in 26 letters and figures (Crockford's base 32), which nobody can guess without the master
 * key. It is derived from the request's own random key, so that a repeated request gets the same receipt; only its SHA-256 is stored.
 */
export function receiptSecret(ledger: Ledger, key: string): string {
  return base32(Buffer.from(ledger.mac("receipt", key), "hex").subarray(0, 16));
}

/** SHA-256 (hex) of a secret as typed: case and look-alikes do not matter. */
export function receiptHash(secret: string): string {
  const plain = secret.trim().toLowerCase().replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return createHash("sha256").update(`receipt ${plain}`).digest("hex");
}

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

function base32(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = LETTERS[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}
