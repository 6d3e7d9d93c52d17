import type { Language } from "@xinlian/kernel";
import type { Progress } from "@xinlian/server";

const WORDS = {
  zh: { reading: "检查", loading: "导入", rows: "行", rate: "行/秒" },
  en: { reading: "reading", loading: "loading", rows: "rows", rate: "rows/s" },
} as const;
/** Between two lines of output that is no terminal, ms. */
const PAUSE = 5_000;

/** Where a run stands, on one line that is written over, or now and then on a new line when nobody watches. */
export class ProgressLine {
  readonly #io: {
    readonly language: Language;
    readonly terminal: boolean;
    err(text: string): void;
  };
  readonly #now: () => number;
  #told: number;
  #open = false;

  constructor(
    io: { readonly language: Language; readonly terminal: boolean; err(text: string): void },
    now: () => number,
  ) {
    this.#io = io;
    this.#now = now;
    this.#told = now();
  }

  show({ phase, done, total, rate }: Progress): void {
    const words = WORDS[this.#io.language];
    const of = total === null ? "" : `/${total.toLocaleString("en")}`;
    const text = `${words[phase]} ${done.toLocaleString("en")}${of} ${words.rows} · ${rate.toLocaleString("en")} ${words.rate}`;
    if (this.#io.terminal) {
      this.#io.err(`\r\u001b[K${text}`);
      this.#open = true;
    } else if (this.#now() - this.#told >= PAUSE) {
      this.#told = this.#now();
      this.#io.err(`${text}\n`);
    }
  }

  end(): void {
    if (this.#open) this.#io.err("\n");
    this.#open = false;
  }
}
