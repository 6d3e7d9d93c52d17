import type { Files } from "@xinlian/ledger";
import { refusal } from "../fault/refusal.ts";
import { Ration } from "../http/ration.ts";

/** Uploads from one address; many citizens share one behind a carrier's gateway. */
const A_MINUTE = 120;
/** Bytes that may lie here without a case naming them. */
const MOST_LOOSE = 8 * 1024 ** 3;

/** What people without an account may leave here is bounded, so that nobody fills the city's disk. */
export class Strangers {
  readonly #files: Files;
  readonly #ration = new Ration(A_MINUTE);

  constructor(files: Files) {
    this.#files = files;
  }

  /** @throws Refusal when too much came from there, or lies here unnamed */
  async admit(address: string): Promise<void> {
    const seconds = this.#ration.take(address, Date.now());
    if (seconds !== null) throw refusal("request-often", { seconds });
    if ((await this.#files.looseBytes()) > MOST_LOOSE) throw refusal("file-full");
  }
}
