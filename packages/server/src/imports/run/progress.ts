/** Where a run stands. `reading` looks at every row and loads nothing; `loading` opens cases. */
export interface Progress {
  readonly phase: "reading" | "loading";
  /** Rows looked at or settled in this phase. */
  readonly done: number;
  /** Rows of the file; null until it was read to its end once. */
  readonly total: number | null;
  /** Rows a second in this phase. */
  readonly rate: number;
}

/** Counts one phase; `now` in ms. */
export class Pace {
  readonly #began: number;
  readonly #now: () => number;
  readonly #tell: (progress: Progress) => void;
  readonly #phase: Progress["phase"];
  readonly #total: number | null;
  #done = 0;

  constructor(
    phase: Progress["phase"],
    total: number | null,
    now: () => number,
    tell: (progress: Progress) => void,
  ) {
    this.#phase = phase;
    this.#total = total;
    this.#now = now;
    this.#tell = tell;
    this.#began = now();
  }

  add(rows: number): void {
    this.#done += rows;
    const seconds = Math.max(0.001, (this.#now() - this.#began) / 1000);
    const rate = Math.round(this.#done / seconds);
    this.#tell({ phase: this.#phase, done: this.#done, total: this.#total, rate });
  }
}
