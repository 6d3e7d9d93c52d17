/** Counts requests of each key in windows of one minute. */
export class Ration {
  readonly #most: number;
  readonly #counts = new Map<string, number>();
  #window = 0;

  constructor(mostAMinute: number) {
    this.#most = mostAMinute;
  }

  /** Counts one; null when it may go on, else the seconds until it may. */
  take(key: string, now: number): number | null {
    const window = Math.floor(now / 60_000);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts.clear();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count > this.#most ? Math.ceil((60_000 - (now % 60_000)) / 1000) : null;
  }
}
