/** How often words stood in the texts of each topic: counted in texts, not in occurrences. */
export interface Learnt {
  /** Texts of each topic. */
  readonly topics: ReadonlyMap<string, number>;
  /** Word → topic → texts of that topic in which it stands. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const NOTHING_LEARNT: Learnt = { topics: new Map(), words: new Map() };

/** Counts texts as they come; what a worker does in the database, in memory. */
export class Learning {
  readonly #topics = new Map<string, number>();
  readonly #words = new Map<string, Map<string, number>>();

  add(topic: string, words: Iterable<string>, weight = 1): void {
    this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + weight);
    for (const word of new Set(words)) {
      const counts = this.#words.get(word) ?? new Map<string, number>();
      counts.set(topic, (counts.get(topic) ?? 0) + weight);
      this.#words.set(word, counts);
    }
  }

  get learnt(): Learnt {
    return { topics: this.#topics, words: this.#words };
  }
}
