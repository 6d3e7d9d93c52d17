import type { Appended, Command } from "../command.ts";
import { appendTogether, type Bench } from "./append.ts";

interface Waiting {
  readonly command: Command;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Transactions under way at once; those who come meanwhile share the next one. */
const LANES = 2;
const MOST_A_GROUP = 256;

/**
 * Commands that wait at the same moment share one transaction and thus one flush to disk. A command that makes the database fail is found
 * by appending the group one by one, so that it takes no other down with it.
 */
export class GroupCommit {
  readonly #bench: Bench;
  readonly #waiting: Waiting[] = [];
  #busy = 0;
  #woken = false;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  append(command: Command): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject });
      this.#wake();
    });
  }

  #wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      while (this.#busy < LANES && this.#waiting.length > 0) void this.#commit();
    });
  }

  async #commit(): Promise<void> {
    const group = this.#waiting.splice(0, MOST_A_GROUP);
    this.#busy += 1;
    try {
      await this.#settle(group);
    } finally {
      this.#busy -= 1;
      if (this.#waiting.length > 0) this.#wake();
    }
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await appendTogether(
        this.#bench,
        group.map((one) => one.command),
      );
      group.forEach((one, at) => {
        one.resolve(answers[at] as Appended);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await this.#settle([one]);
    }
  }
}
