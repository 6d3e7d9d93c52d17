import { type Fault, type FaultValues, fault, ok, type Result, spoken } from "@xinlian/kernel";
import type { Files, Upload } from "@xinlian/ledger";
import type { FileValue } from "@xinlian/wire";
import { fileName } from "./file-name.ts";
import { ALLOWED, type Kind, MOST, megabytes, PHOTOS_ALLOWED } from "./kinds.ts";
import { HEAD, type Sniffed, sniff } from "./sniff.ts";
import type { Flaw, Strainer } from "./strain/strainer.ts";

/** A file on its way in. */
export interface Incoming {
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
  /** Bytes as the sender states them; null when he does not. */
  readonly stated: number | null;
  /** The principal who sends it, as commands write it. */
  readonly giver: string;
  /** ms */
  readonly now: number;
  /** Only these may come in. */
  readonly only?: Kind;
}

/**
 * Takes one file in: its size is watched while it comes, its kind read from its first bytes, and what it must not tell is left out. It is
 * stored whole or not at all; a refusal does not wait for the rest.
 */
export async function takeIn(files: Files, incoming: Incoming): Promise<Result<FileValue>> {
  const { stated } = incoming;
  const name = incoming.name.slice(-120);
  if (stated !== null && stated > MOST) return tooLarge(name, stated);
  const taking = new Taking(files, incoming, name);
  let wrong: Fault | null = null;
  try {
    for await (const bytes of incoming.bytes) {
      wrong = await taking.take(bytes);
      if (wrong !== null) break;
    }
  } catch (error) {
    await taking.abort();
    throw error;
  }
  if (wrong === null) return taking.finish();
  await taking.abort();
  return { ok: false, fault: wrong };
}

function tooLarge(name: string, size: number): Result<never> {
  const values = { name, size: megabytes(size), most: megabytes(MOST) };
  return { ok: false, fault: fault("file-large", values) };
}

class Taking {
  readonly #files: Files;
  readonly #incoming: Incoming;
  readonly #name: string;
  #head: Buffer = Buffer.alloc(0);
  #sniffed: Sniffed | null = null;
  #strainer: Strainer | null = null;
  #upload: Upload | null = null;
  #received = 0;

  constructor(files: Files, incoming: Incoming, name: string) {
    this.#files = files;
    this.#incoming = incoming;
    this.#name = name;
  }

  /** What is wrong by now; null when it may go on. */
  async take(bytes: Buffer): Promise<Fault | null> {
    this.#received += bytes.length;
    if (this.#sniffed !== null) return this.#strain(bytes);
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.length < HEAD ? null : this.#begin();
  }

  async finish(): Promise<Result<FileValue>> {
    if (this.#received === 0) return { ok: false, fault: this.#fault("file-empty") };
    const unknown = this.#sniffed === null ? await this.#begin() : null;
    const rest = unknown ?? this.#strainer?.end() ?? Buffer.alloc(0);
    const wrong = unknown ?? ("why" in rest ? this.#flawed(rest as Flaw) : null);
    if (wrong !== null || this.#upload === null || this.#sniffed === null) {
      await this.abort();
      return { ok: false, fault: wrong ?? this.#fault("file-empty") };
    }
    if ((rest as Buffer).length > 0) await this.#upload.write(rest as Buffer);
    const type = this.#strainer?.type ?? this.#sniffed.type;
    const { giver, now } = this.#incoming;
    const stored = await this.#upload.finish({ type, giver, now });
    return ok({ ...stored, name: fileName(this.#incoming.name, stored.type) });
  }

  async abort(): Promise<void> {
    await this.#upload?.abort();
  }

  async #begin(): Promise<Fault | null> {
    const { only, stated, now } = this.#incoming;
    const sniffed = sniff(this.#head, this.#name);
    if (sniffed === null || (only !== undefined && sniffed.kind !== only)) {
      return this.#fault(
        "file-kind",
        spoken("allowed", only === undefined ? ALLOWED : PHOTOS_ALLOWED),
      );
    }
    if (stated !== null && stated > sniffed.kind.most) return this.#large(sniffed.kind);
    this.#sniffed = sniffed;
    this.#strainer = sniffed.strainer();
    this.#upload = await this.#files.begin(now);
    const head = this.#head;
    this.#head = Buffer.alloc(0);
    return this.#strain(head);
  }

  async #strain(bytes: Buffer): Promise<Fault | null> {
    const { kind } = this.#sniffed as Sniffed;
    if (this.#received > kind.most) return this.#large(kind);
    const strained = (this.#strainer as Strainer).write(bytes);
    if ("why" in strained) return this.#flawed(strained);
    if (strained.length > 0) await this.#upload?.write(strained);
    return null;
  }

  #large(kind: Kind): Fault {
    return this.#fault(kind.large, { most: megabytes(kind.most) });
  }

  #flawed({ why, unsafe }: Flaw): Fault {
    return this.#fault(unsafe ? "file-unsafe" : "file-broken", spoken("why", why));
  }

  #fault(code: Parameters<typeof fault>[0], values: FaultValues = {}): Fault {
    return fault(code, { name: this.#name, ...values });
  }
}
