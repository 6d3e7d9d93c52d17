import { createHash } from "node:crypto";

/** Draws that come out the same for the same seed, so that a demo broken off goes on as it began. */
export class Chance {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash("sha256").update(seed).digest().readUInt32BE(0);
  }

  /** Evenly from 0 (included) to 1 (not). Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }

  /** One of many by weight; undefined when there is none. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
    const sum = items.reduce((total, item) => total + weight(item), 0);
    let left = this.next() * sum;
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return items.at(-1);
  }

  /** One of the keys of a table of weights. */
  key(table: Readonly<Record<string, number>>): string {
    return this.weighted(Object.entries(table), ([, weight]) => weight)?.[0] ?? "";
  }

  /** True so often of a hundred. */
  percent(share: number): boolean {
    return this.next() * 100 < share;
  }
}
