import { setTimeout as pause } from "node:timers/promises";

/** So long after a request somebody is held to be at work, ms: whoever reads what came will ask again. */
const AT_WORK_MS = 3_000;
/** Rest for each ms of work while somebody is at work. */
const REST = 4;

/** Whether people are being served: work in bulk gives way to them. */
export class Traffic {
  #last = Number.NEGATIVE_INFINITY;
  readonly #now: () => number;

  /** @param now ms of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A request of somebody at work came. */
  came(): void {
    this.#last = this.#now();
  }

  /** Rest after work in bulk that took so many ms: none when nobody is served, so that at night it goes at full speed. */
  restAfter(workMs: number): number {
    return this.#now() - this.#last < AT_WORK_MS ? workMs * REST : 0;
  }

  /** Rests so long. At least the event loop turns once. @param signal ends the rest early */
  async giveWay(workMs: number, signal?: AbortSignal): Promise<void> {
    try {
      await pause(this.restAfter(workMs), undefined, { ...(signal && { signal }) });
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }
}
