import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** A case that the product said it has, and how it can be followed. */
export interface Acknowledged {
  readonly id: string;
  readonly number: string;
  readonly secret: string;
  readonly key: string;
}

/** What the citizens under load did, as far as the product acknowledged it. */
export class Load {
  readonly opened: Acknowledged[] = [];
  /** Case ids for which an urge was acknowledged. */
  readonly urged: string[] = [];
  /** Requests sent again under the same key because no answer had come. */
  repeats = 0;
  readonly strange: string[] = [];
  readonly #opening: object;
  readonly #pause: number;
  #url: string;
  #stopped = false;

  /** @param pause ms that one citizen waits between two reports */
  constructor(url: string, opening: object, pause: number) {
    this.#url = url;
    this.#opening = opening;
    this.#pause = pause;
  }

  moveTo(url: string): void {
    this.#url = url;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** One citizen: reports, now and then urges, until told to stop; never gives up on what he has begun. */
  async citizen(name: number): Promise<void> {
    for (let round = 0; !this.#stopped; round += 1) {
      const key = randomUUID();
      const phone = `139${String(name * 10_000_000 + round).padStart(8, "0")}`;
      const form = {
        what: `第 ${name} 位市民的第 ${round} 件事`,
        place: { area: "511102" },
        contact: { phone },
        kind: "help",
      };
      const answer = await this.#surely("/api/cases", key, { ...this.#opening, form });
      const { case: made, secret } = answer as {
        case: { id: string; number: string; etag: string };
        secret: string;
      };
      const own = { id: made.id, number: made.number, secret, key };
      this.opened.push(own);
      if (round % 3 === 0) await this.#urge(own, made.etag);
      await wait(this.#pause);
    }
  }

  async #urge(own: Acknowledged, etag: string): Promise<void> {
    const headers = { authorization: `Receipt ${own.number} ${own.secret}`, "if-match": etag };
    const path = `/api/cases/${own.id}/actions/urge`;
    const done = await this.#surely(path, randomUUID(), { form: {} }, headers);
    if (done !== null) this.urged.push(own.id);
  }

  /** Sends until an answer comes; null when the case had moved on (a clock was faster), which is an answer, too. */
  async #surely(path: string, key: string, body: object, headers = {}): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      if (tries > 0) this.repeats += 1;
      try {
        const answer = await fetch(`${this.#url}${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.ok) return await answer.json();
        if (answer.status === 412 || answer.status === 409) return null;
        if (answer.status < 500 && answer.status !== 429) {
          const said = `${path} answered ${answer.status} ${await answer.text()}`;
          this.strange.push(said);
          throw new Strange(said);
        }
      } catch (error) {
        if (error instanceof Strange) throw error;
      }
      await wait(200);
    }
  }
}

/** An answer that no kill explains. */
class Strange extends Error {}
