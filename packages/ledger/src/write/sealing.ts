import { randomBytes, randomUUID } from "node:crypto";
import type { FieldValues } from "@xinlian/kernel";
import type { ClientBase } from "pg";
import { decrypt, encrypt } from "../seal/cipher.ts";
import { finderOf, phonesIn } from "../seal/finder.ts";
import type { MasterKey } from "../seal/master-key.ts";

/** Sealed values of one event that wait for their key. */
export interface SealAsk {
  readonly stream: string;
  readonly type: string;
  readonly seq: number;
  readonly values: FieldValues;
}

export interface Sealed {
  readonly subject: string;
  /** Base64. */
  readonly ciphertext: string;
  /** Finders of the phone numbers inside, hex. */
  readonly finders: readonly string[];
}

type Client = Pick<ClientBase, "query">;

interface KeyRow {
  readonly ord: number;
  readonly subject: string;
  readonly wrapped: Buffer | null;
}

function freshKey(master: MasterKey, city: string, subject: string): string {
  return encrypt(master.wrapping, randomBytes(32), [city, subject]).toString("hex");
}

interface Asked {
  readonly stream: string;
  readonly finder: string | null;
}

interface Key {
  readonly subject: string;
  readonly key: Buffer;
}

async function keysFor(
  client: Client,
  city: string,
  master: MasterKey,
  asked: readonly Asked[],
): Promise<Key[]> {
  const given = asked.map(({ stream, finder }, ord) => {
    const subject = finder === null ? stream : randomUUID();
    return { ord, stream, finder, subject, wrapped: freshKey(master, city, subject) };
  });
  const { rows } = await client.query<KeyRow>("SELECT * FROM ledger.keys_for($1, $2)", [
    city,
    JSON.stringify(given),
  ]);
  const found = new Map(rows.map((row) => [row.ord, row]));
  const keys: Key[] = [];
  for (const [ord, ask] of asked.entries()) {
    const row = found.get(ord);
    if (row?.wrapped != null) {
      const key = decrypt(master.wrapping, row.wrapped, [city, row.subject]);
      keys.push({ subject: row.subject, key });
    } else {
      // The stream's own key was destroyed: what comes after the erasure gets a key of its own.
      const fresh = await keysFor(client, city, master, [{ ...ask, stream: randomUUID() }]);
      keys.push(fresh[0] as Key);
    }
  }
  return keys;
}

/**
 * Finds or makes the key of each event's subject and encrypts, all in one question to the database. Only finders and
 * ciphertext leave the process.
 */
export async function sealAll(
  client: Client,
  city: string,
  master: MasterKey,
  asks: readonly SealAsk[],
): Promise<Sealed[]> {
  if (asks.length === 0) return [];
  const finders = asks.map((ask) =>
    ask.type === "case" ? phonesIn(ask.values).map((phone) => finderOf(master, city, phone)) : [],
  );
  const keys = await keysFor(
    client,
    city,
    master,
    asks.map((ask, at) => ({ stream: ask.stream, finder: finders[at]?.[0] ?? null })),
  );
  return asks.map((ask, at) => {
    const { subject, key } = keys[at] as Key;
    const plain = Buffer.from(JSON.stringify(ask.values), "utf8");
    const sealed = encrypt(key, plain, [city, ask.stream, ask.seq, subject]);
    return { subject, ciphertext: sealed.toString("base64"), finders: finders[at] ?? [] };
  });
}
