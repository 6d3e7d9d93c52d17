import type { Result } from "@xinlian/kernel";
import { ok } from "@xinlian/kernel";
import type { OpenLedger } from "@xinlian/ledger";
import type { CityNow } from "./city-now.ts";
import { LoadedBefore, loadCity } from "./load-city.ts";

/** Holds the city in memory and reads it again when something of its frame has changed. */
export class CityKeeper {
  readonly #ledger: OpenLedger;
  readonly #before = new LoadedBefore();
  #now: CityNow | null = null;

  constructor(ledger: OpenLedger) {
    this.#ledger = ledger;
  }

  /** False when the city is not founded yet. */
  async reload(): Promise<Result<boolean>> {
    const loaded = await loadCity(this.#ledger, this.#before);
    if (!loaded.ok) return loaded;
    this.#now = loaded.value;
    return ok(loaded.value !== null);
  }

  get founded(): boolean {
    return this.#now !== null;
  }

  /** A bug when the city is not founded: nothing is served before. */
  get now(): CityNow {
    if (this.#now === null) throw new Error("the city is not founded yet");
    return this.#now;
  }
}
