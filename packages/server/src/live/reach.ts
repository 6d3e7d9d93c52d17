import type { LiveChange } from "@xinlian/wire";

/** Most cases that one line remembers; the oldest are forgotten first. */
const MOST = 1_000;

/**
 * What one line has told of cases, so that a case which leaves its viewer's reach is told once more: his lists drop the row, its page
 * says that it is gone. What was never told on this line is not named.
 */
export class Reach {
  readonly #told = new Set<string>();

  /** Those of the changes that the viewer is to hear of. @param seen the cases that he may see now */
  toTell(changes: readonly LiveChange[], seen: ReadonlySet<string>): readonly LiveChange[] {
    return changes.filter(({ stream }) => {
      const had = this.#told.delete(stream);
      if (!seen.has(stream)) return had;
      this.#told.add(stream);
      if (this.#told.size > MOST) this.#forgetOldest();
      return true;
    });
  }

  #forgetOldest(): void {
    for (const oldest of this.#told) {
      this.#told.delete(oldest);
      return;
    }
  }
}
