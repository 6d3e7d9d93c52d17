import { uptime } from "node:os";

/** Where time comes from, ms: the machine's clock, which can be set, and one that nobody sets and that counts sleep too. */
export interface TimeSources {
  wall(): number;
  steady(): number;
}

export const MACHINE: TimeSources = { wall: Date.now, steady: () => uptime() * 1000 };

/** How far the machine's clock stands from the city's time. */
export interface TimeStanding {
  /** The city's time, ms. */
  readonly city: number;
  /** The machine's clock, ms. */
  readonly machine: number;
  /** Since when the machine's clock is not followed, ms of the city's time; null = it is followed. */
  readonly since: number | null;
}

/** A step of the machine's clock up to this is followed; a longer one is not believed by itself. */
const BELIEVED_MS = 60_000;

/**
 * The city's time. It follows the machine's clock as long as that one goes evenly. When it jumps (set by hand, a wrong time server, an
 * empty battery) the city's time goes on evenly without it: no mark fires early, none waits for a time that came before. It is followed
 * again as soon as it is back, or when somebody says that it is right.
 */
export class CityTime {
  readonly #sources: TimeSources;
  #city: number;
  #steady: number;
  #last: number;
  #since: number | null = null;

  /** @param recorded when the newest event was recorded; a machine's clock before that is not believed */
  constructor(sources: TimeSources, recorded: number | null) {
    this.#sources = sources;
    const wall = sources.wall();
    this.#steady = sources.steady();
    this.#city = recorded !== null && recorded - wall > BELIEVED_MS ? recorded : wall;
    this.#last = this.#city;
  }

  /** ms since the epoch, whole. */
  now(): number {
    const wall = this.#sources.wall();
    const steady = this.#sources.steady();
    const even = Math.round(this.#city + steady - this.#steady);
    if (Math.abs(wall - even) > BELIEVED_MS) {
      this.#since ??= even;
      this.#last = Math.max(this.#last, even);
      return this.#last;
    }
    this.#since = null;
    this.#city = wall;
    this.#steady = steady;
    // A believed step back: the city waits until the machine has caught up.
    this.#last = this.#last - wall > BELIEVED_MS ? wall : Math.max(this.#last, wall);
    return this.#last;
  }

  standing(): TimeStanding {
    const city = this.now();
    return { city, machine: this.#sources.wall(), since: this.#since };
  }

  /** Takes the machine's clock as right from now on, forwards or back. */
  adopt(): void {
    this.#city = this.#sources.wall();
    this.#steady = this.#sources.steady();
    this.#last = this.#city;
    this.#since = null;
  }
}
