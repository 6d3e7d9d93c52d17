import { v7 } from "uuid";
import type { House } from "../house.ts";

/** Asked again within this time, it is the same look, ms. */
const SAME_LOOK = 30 * 60_000;

/** Puts on record that somebody was shown what a caller has open: once a caller and half-hour, however often the page asks. */
export class CallerLooks {
  readonly #house: House;
  readonly #noted = new Map<string, number>();

  constructor(house: House) {
    this.#house = house;
  }

  async note(person: string, phone: string, cases: readonly string[], now: number): Promise<void> {
    const { ledger } = this.#house;
    const caller = ledger.mac("caller-look", phone);
    const key = `${person} ${caller}`;
    const last = this.#noted.get(key);
    if (last !== undefined && now - last < SAME_LOOK) return;
    for (const [old, at] of this.#noted) if (now - at >= SAME_LOOK) this.#noted.delete(old);
    this.#noted.set(key, now);
    const look = { kind: "caller-looked", person, caller, cases } as const;
    await ledger.change(
      {
        id: v7(),
        principal: { kind: "founder", id: "founder" },
        actor: `person:${person}`,
        bodyHash: ledger.mac("caller-look", JSON.stringify(look)),
        at: now,
      },
      [look],
    );
  }
}
