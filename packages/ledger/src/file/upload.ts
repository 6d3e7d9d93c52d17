import { createHmac, type Hmac, randomBytes, randomUUID } from "node:crypto";
import { encrypt } from "../seal/cipher.ts";
import type { MasterKey } from "../seal/master-key.ts";
import type { Bench } from "../write/append.ts";

/** Plain bytes of every chunk but the last; a reader finds the place of a byte by it. */
export const CHUNK = 256 * 1024;

/** A stored file. `id` is the HMAC of its content in 64 hexadecimal characters. */
export interface Stored {
  readonly id: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** What an upload ends with. */
export interface Given {
  /** Media type, by its content. */
  readonly type: string;
  /** The principal who sent it in, as commands write it: `person:<id>`, `citizen:new`. */
  readonly giver: string;
  /** ms */
  readonly now: number;
}

/** What a file's key is bound to when it is wrapped. */
export function keyBinding(city: string, blob: string): readonly string[] {
  return [city, "file", blob];
}

function contentHmac(master: MasterKey, city: string): Hmac {
  const key = createHmac("sha256", master.vouching).update(`file content\n${city}`).digest();
  return createHmac("sha256", key);
}

/**
 * One upload on its way in: bytes are encrypted and stored chunk by chunk, so that neither memory nor a transaction grows with it. It is a
 * file only after `finish`; `abort` leaves nothing behind.
 */
export class Upload {
  readonly #bench: Bench;
  readonly #blob = randomUUID();
  readonly #key = randomBytes(32);
  readonly #content: Hmac;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #chunks = 0;
  #size = 0;

  private constructor(bench: Bench) {
    this.#bench = bench;
    this.#content = contentHmac(bench.master, bench.city);
  }

  static async begin(bench: Bench, now: number): Promise<Upload> {
    const upload = new Upload(bench);
    await bench.pool.query("SELECT ledger.begin_file($1, $2, $3)", [
      bench.city,
      upload.#blob,
      new Date(now),
    ]);
    return upload;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#content.update(bytes);
    this.#size += bytes.length;
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes < CHUNK) return;
    const all = Buffer.concat(this.#held);
    let from = 0;
    for (; all.length - from >= CHUNK; from += CHUNK)
      await this.#put(all.subarray(from, from + CHUNK));
    const rest = Buffer.from(all.subarray(from));
    this.#held = [rest];
    this.#heldBytes = rest.length;
  }

  /** The file as it stands; the same content stored before is the same file. */
  async finish({ type, giver, now }: Given): Promise<Stored> {
    if (this.#heldBytes > 0 || this.#chunks === 0) await this.#put(Buffer.concat(this.#held));
    const { pool, city, master } = this.#bench;
    const id = this.#content.digest("hex");
    const wrapped = encrypt(master.wrapping, this.#key, keyBinding(city, this.#blob));
    const { rows } = await pool.query<{ type: string }>(
      "SELECT ledger.finish_file($1, $2, $3, $4, $5, $6, $7, $8, $9) AS type",
      [city, this.#blob, id, type, this.#size, this.#chunks, wrapped, giver, new Date(now)],
    );
    return { id, type: rows[0]?.type ?? type, size: this.#size };
  }

  async abort(): Promise<void> {
    const { pool, city } = this.#bench;
    await pool.query("SELECT ledger.drop_upload($1, $2)", [city, this.#blob]);
  }

  async #put(plain: Buffer): Promise<void> {
    const { pool, city } = this.#bench;
    const n = this.#chunks;
    const data = encrypt(this.#key, plain, [city, this.#blob, n]);
    const { rows } = await pool.query<{ put: boolean | null }>(
      "SELECT ledger.put_chunk($1, $2, $3, $4) AS put",
      [city, this.#blob, n, data],
    );
    if (rows[0]?.put !== true) throw new Error(`upload ${this.#blob} is no longer under way`);
    this.#chunks = n + 1;
  }
}
