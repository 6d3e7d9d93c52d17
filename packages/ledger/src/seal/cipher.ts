import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** What a ciphertext is bound to; moved elsewhere it no longer opens. */
export type Binding = readonly (string | number)[];

const NONCE = 12;
const TAG = 16;

function bound(binding: Binding): Buffer {
  return Buffer.from(JSON.stringify(binding), "utf8");
}

/** AES-256-GCM: nonce, ciphertext, tag. A fresh random nonce each time. */
export function encrypt(key: Buffer, plain: Buffer, binding: Binding): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound(binding));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the ciphertext was altered, moved, or made with another key. */
export function decrypt(key: Buffer, sealed: Buffer, binding: Binding): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE))
    .setAAD(bound(binding))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE, sealed.length - TAG)),
    decipher.final(),
  ]);
}
