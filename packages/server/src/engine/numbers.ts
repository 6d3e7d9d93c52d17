import { type CaseNode, dayOf, type Moment } from "@xinlian/kernel";

/** Numbers taken at once; what a restart leaves of a block is a gap. */
const BLOCK = 20;
/** Blocks at hand; whoever works through days long past comes back to each of them. */
const KEPT = 2_000;

/** More numbers were asked for than were made ready: take more and decide again. */
export class NumbersSpent extends Error {
  constructor(series: string) {
    super(`no number at hand for ${series}`);
  }
}

interface Block {
  next: number;
  end: number;
}

/**
 * Case numbers from blocks that were taken beforehand, so that deciding needs no I/O. A pattern with `{date}` or
 * `{year}` counts afresh in each of them.
 */
export class Numbers {
  readonly #take: (series: string, count: number) => Promise<number>;
  readonly #blocks = new Map<string, Block>();
  readonly #under = new Map<string, Promise<void>>();

  constructor(take: (series: string, count: number) => Promise<number>) {
    this.#take = take;
  }

  /** Makes sure that `count` numbers of the type are at hand for a case opened at `now`. */
  async ready(pack: string, type: CaseNode, now: Moment, count = 1): Promise<void> {
    if (type.number === undefined) return;
    const series = seriesOf(pack, type, now);
    while (this.#left(series) < count) {
      const under = this.#under.get(series) ?? this.#refill(series, count);
      this.#under.set(series, under);
      await under;
    }
  }

  /** The next number; `ready` went before. */
  next(pack: string, type: CaseNode, now: Moment): string {
    const series = seriesOf(pack, type, now);
    const block = this.#blocks.get(series);
    if (block === undefined || block.next >= block.end) {
      throw new NumbersSpent(series);
    }
    const taken = block.next;
    block.next += 1;
    return fill(type.number ?? "", now, taken);
  }

  #left(series: string): number {
    const block = this.#blocks.get(series);
    return block === undefined ? 0 : block.end - block.next;
  }

  async #refill(series: string, count: number): Promise<void> {
    try {
      const size = Math.max(BLOCK, count);
      const first = await this.#take(series, size);
      this.#blocks.set(series, { next: first, end: first + size });
      this.#forgetOld();
    } finally {
      this.#under.delete(series);
    }
  }

  #forgetOld(): void {
    for (const series of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) return;
      this.#blocks.delete(series);
    }
  }
}

const CHINA = { offset: 480 };

function seriesOf(pack: string, type: CaseNode, now: Moment): string {
  const pattern = type.number ?? "";
  const day = dayOf(now, CHINA);
  const part = pattern.includes("{date}") ? day : pattern.includes("{year}") ? day.slice(0, 4) : "";
  return `${pack}.${type.name}${part === "" ? "" : `:${part}`}`;
}

function fill(pattern: string, now: Moment, taken: number): string {
  const day = dayOf(now, CHINA);
  return pattern
    .replace("{date}", day.replaceAll("-", ""))
    .replace("{year}", day.slice(0, 4))
    .replace(/\{block(?::(\d+))?\}/, (_whole, width: string | undefined) =>
      String(taken).padStart(Number(width ?? 1), "0"),
    );
}
