import type { Moment, Words } from "@xinlian/kernel";
import { countOwed } from "../cadence/count.ts";
import type { CadenceKept } from "../cadence/debts.ts";
import type { House } from "../house.ts";
import { frameAt } from "../score/closed.ts";
import { scoreRows, spanOf } from "../score/sheet.ts";
import { subjectsIn } from "../score/subjects.ts";
import { type Scored, spanView } from "../score/view.ts";

/** How long a count is as good as new, ms. */
const FRESH_MS = 600_000;
/** Subjects of a score looked at in one page. */
const PAGE = 500;

/** What is owed by a cadence in the stretch that runs. */
export interface OwedSum {
  readonly n: number;
  readonly more: boolean;
  readonly at: Moment;
}

/** How many subjects stand in each band at the end of the last closed period. */
export interface BandSums {
  readonly period: Words;
  readonly bands: readonly { readonly words: Words; readonly n: number }[];
}

/**
 * Counts for which whole registers are walked over. They are the same for everybody who works in the pack, are kept for some minutes, and nobody
 * waits for them: who comes first finds none yet (CP-7).
 */
export class Kept {
  readonly #house: House;
  readonly #found = new Map<string, { readonly value: unknown; readonly at: number }>();
  #under: Promise<void> = Promise.resolve();
  readonly #asked = new Set<string>();

  constructor(house: House) {
    this.#house = house;
  }

  owed(kept: CadenceKept, now: Moment): OwedSum | null {
    const { pack, register, cadence } = kept;
    return this.#get(`owed ${pack.hash} ${register.name} ${cadence.name}`, async () => {
      const row = await countOwed(this.#house.engine, kept, { kind: "engine" }, undefined, now);
      return { n: row.spans.reduce((sum, span) => sum + span.owed, 0), more: row.more, at: now };
    });
  }

  bands(scored: Scored, now: Moment): BandSums | null {
    const { pack, score } = scored;
    return this.#get(`bands ${pack.hash} ${score.name}`, () => this.#bands(scored, now));
  }

  async #bands(scored: Scored, now: Moment): Promise<BandSums> {
    const { engine } = this.#house;
    const { pack, score } = scored;
    const span = spanOf(engine, scored, undefined, now);
    const frame = await frameAt(engine, pack, score, span, now);
    const counts = new Map<string, number>();
    let after: string | null = null;
    do {
      const asked = { closed: now >= span.until, limit: PAGE, ...(after !== null && { after }) };
      after = await engine.ledger.view({ kind: "engine" }, async (sql) => {
        const page = await subjectsIn(sql, engine, pack, score, span, asked);
        for (const { band } of await scoreRows(sql, engine, scored, frame, page.rows, now)) {
          if (band !== null) counts.set(band, (counts.get(band) ?? 0) + 1);
        }
        return page.after;
      });
    } while (after !== null);
    return {
      period: spanView(span).words,
      bands: frame.score.bands.map(({ name, text }) => ({ words: text, n: counts.get(name) ?? 0 })),
    };
  }

  /** The last count; when it is old or there is none, another one is begun behind those that are under way. */
  #get<T>(key: string, count: () => Promise<T>): T | null {
    const known = this.#found.get(key);
    const clock = performance.now();
    if ((known === undefined || clock - known.at > FRESH_MS) && !this.#asked.has(key)) {
      this.#asked.add(key);
      this.#under = this.#under
        .then(count)
        .then((value) => {
          this.#found.set(key, { value, at: performance.now() });
        })
        .catch((error: unknown) => this.#house.failed(error))
        .finally(() => this.#asked.delete(key));
    }
    return (known?.value as T | undefined) ?? null;
  }
}
