import type { CaseState } from "@xinlian/kernel";
import type { Command, DueClock, Ledger } from "@xinlian/ledger";

/** The cases of one family as they stand, their clocks' next marks, and the names that steps gave them. */
export class Scene {
  readonly states = new Map<string, CaseState>();
  readonly #marks = new Map<string, readonly DueClock[]>();
  readonly #names = new Map<string, string>();
  readonly #receipts = new Map<string, string>();
  /** Commands that were done before the filling was broken off. */
  readonly #commands = new Set<string>();

  name(scope: string, alias: string, stream: string, receipt?: string): void {
    this.#names.set(`${scope} ${alias}`, stream);
    if (receipt !== undefined) this.#receipts.set(stream, receipt);
  }

  /** The case that a name stands for in the narrowest of these scopes. */
  named(scopes: readonly string[], alias: string): string | undefined {
    for (const scope of scopes) {
      const found = this.#names.get(`${scope} ${alias}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  receipt(stream: string): string | undefined {
    return this.#receipts.get(stream);
  }

  /** Whether this was done before the filling was broken off, whoever did it. */
  did(command: string): boolean {
    return this.#commands.has(command);
  }

  /** Open cases of a type that this one made, the newest first. */
  made(stream: string, type: string): readonly string[] {
    const links = this.states.get(stream)?.links[type] ?? [];
    return links.filter((each) => this.states.get(each)?.ended === false).reverse();
  }

  keep({ writes }: Command): void {
    for (const { stream, after, marks } of writes) {
      if (after === undefined) continue;
      this.states.set(stream, after);
      this.#marks.set(
        stream,
        (marks ?? []).map((mark) => ({ stream, ...mark })),
      );
    }
  }

  /** The clocks that come to a mark by then, the earliest first. */
  due(until: number): DueClock | undefined {
    let first: DueClock | undefined;
    for (const marks of this.#marks.values()) {
      for (const mark of marks) {
        if (mark.at <= until && (first === undefined || mark.at < first.at)) first = mark;
      }
    }
    return first;
  }

  /** A mark that could not be settled: the clock worker will try again. */
  letBe({ stream, clock, mark }: DueClock): void {
    const left = (this.#marks.get(stream) ?? []).filter(
      (each) => each.clock !== clock || each.mark !== mark,
    );
    this.#marks.set(stream, left);
  }

  /** Reads what was done before the filling was broken off. */
  async recall(ledger: Ledger, stream: string): Promise<void> {
    const wanted = new Set([stream]);
    // What it made, what that made, and so on: a case is made once, so this comes to an end.
    for (let unread = [stream]; unread.length > 0; ) {
      const read = await ledger.cases({ kind: "engine" }, unread);
      for (const state of read) this.states.set(state.stream, state);
      const linked = read.flatMap(({ links }) => Object.values(links).flat());
      unread = [...new Set(linked)].filter((each) => !wanted.has(each));
      for (const each of unread) wanted.add(each);
    }
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ stream: string; clock: string; mark: string; at: Date }>(
        `SELECT stream, name AS clock, next_mark AS mark, next_at AS at FROM ledger.clock
          WHERE city = $1 AND stream = ANY ($2) AND next_at IS NOT NULL`,
        [ledger.city, [...wanted]],
      ),
    );
    const done = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ command: string }>(
        "SELECT DISTINCT command FROM ledger.event WHERE city = $1 AND stream = ANY ($2)",
        [ledger.city, [...wanted]],
      ),
    );
    for (const { command } of done) this.#commands.add(command);
    for (const each of wanted) {
      this.#marks.set(
        each,
        rows.filter((row) => row.stream === each).map((row) => ({ ...row, at: row.at.getTime() })),
      );
    }
  }
}
