import type { EntryState } from "../register/state.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { CaseState } from "./state.ts";
import type { Change, EntryChange, Outcome, PaperDrawn, Tell, World } from "./world.ts";

/**
 * One decision in the making: the cases it touches as they stand so far, the events it adds, the messages it sends.
 * Nothing of it exists until the ledger has appended the whole of it.
 */
export class Draft {
  readonly #world: World;
  readonly #states = new Map<string, CaseState>();
  readonly #changes = new Map<string, { expected: number; events: CaseEvent[] }>();
  readonly #entries = new Map<string, EntryChange>();
  readonly #tells: Tell[] = [];
  readonly #papers: PaperDrawn[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** The world in which the touched cases stand as this decision leaves them. */
  world(): World {
    const { cases, entries } = this.#world;
    const made = [...this.#entries.values()].map(({ stream, after }): [string, EntryState] => [
      stream,
      after,
    ]);
    return {
      ...this.#world,
      cases: new Map([...cases, ...this.#states]),
      ...(made.length > 0 && { entries: new Map([...(entries ?? []), ...made]) }),
    };
  }

  find(stream: string): CaseState | undefined {
    return this.#states.get(stream) ?? this.#world.cases.get(stream);
  }

  /** @throws when the case is not in sight: the caller loads what an order names. */
  get(stream: string): CaseState {
    const state = this.find(stream);
    if (state === undefined) throw new Error(`case ${stream} is not in sight of this decision`);
    return state;
  }

  add(stream: string, event: CaseEvent): CaseState {
    const before = this.find(stream) ?? null;
    const after = evolve(before, event);
    const change = this.#changes.get(stream) ?? { expected: before?.seq ?? 0, events: [] };
    change.events.push(event);
    this.#changes.set(stream, change);
    this.#states.set(stream, after);
    return after;
  }

  /** An entry that an action makes. */
  enter(change: EntryChange): void {
    this.#entries.set(change.stream, change);
  }

  tell(tell: Tell): void {
    this.#tells.push(tell);
  }

  issue(drawn: PaperDrawn): void {
    this.#papers.push(drawn);
  }

  touched(): readonly string[] {
    return [...this.#changes.keys()];
  }

  outcome(): Outcome {
    const changes: Change[] = [...this.#changes].map(([stream, change]) => ({
      stream,
      ...change,
      after: this.get(stream),
    }));
    return {
      changes,
      entries: [...this.#entries.values()],
      tells: this.#tells,
      papers: this.#papers,
    };
  }
}
