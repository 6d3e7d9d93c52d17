import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import {
  bytesToUtf8,
  concatBytes,
  hexToBytes,
  randomBytes,
  utf8ToBytes,
} from "@noble/ciphers/utils.js";
import { forget, recall, remember } from "./memory.ts";

/**
 * What a person typed and has not sent, kept in this browser encrypted (XChaCha20-Poly1305). The key comes with the
 * session and lives in this page alone: after signing out, or for the next person at this computer, nothing here can
 * be read; after signing in again everything is back. All calls are synchronous, so that a closing tab loses nothing.
 */
let key: Uint8Array | null = null;

const NONCE = 24;

/** @param hex 64 hex digits, from the session */
export function openShelf(hex: string): void {
  key = /^[0-9a-f]{64}$/.test(hex) ? hexToBytes(hex) : null;
}

export function closeShelf(): void {
  key = null;
}

/** Puts a text on the shelf; without a key nothing is kept. The name is bound to it: it opens under no other. */
export function shelve(name: string, text: string): void {
  if (!key) return;
  const nonce = randomBytes(NONCE);
  const sealed = xchacha20poly1305(key, nonce, utf8ToBytes(name)).encrypt(utf8ToBytes(text));
  remember(name, toText(concatBytes(nonce, sealed)));
}

/** Takes a text off the shelf; null when there is none, or none that this key opens. */
export function unshelve(name: string): string | null {
  const kept = recall(name);
  if (!key || kept === null) return null;
  try {
    const bytes = toBytes(kept);
    const cipher = xchacha20poly1305(key, bytes.subarray(0, NONCE), utf8ToBytes(name));
    return bytesToUtf8(cipher.decrypt(bytes.subarray(NONCE)));
  } catch {
    return null;
  }
}

export function clearShelf(name: string): void {
  forget(name);
}

const CHUNK = 8192;

function toText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
