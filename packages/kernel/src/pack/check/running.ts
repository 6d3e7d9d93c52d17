import { openings, startsIn } from "../../lifecycle/index.ts";
import type { ActionNode, CaseNode, ClockNode } from "../node.ts";

/** A state of the case together with whether the clock is going. */
interface Standing {
  readonly state: string;
  readonly going: boolean;
}

/**
 * Where one clock can be going, followed over the lifecycle as the engine follows it: stops come before starts, a
 * going clock is not started again. Whether `when` holds is left open: what can happen, may.
 */
export class Running {
  readonly #node: CaseNode;
  readonly #clock: ClockNode;
  readonly #seen = new Map<string, Standing>();

  constructor(node: CaseNode, clock: ClockNode) {
    this.#node = node;
    this.#clock = clock;
    for (const action of openings(node)) {
      if (action.to !== undefined) this.#arrive(this.#step(action, { state: "", going: false }));
    }
    for (const standing of this.#seen.values()) {
      for (const next of this.#onward(standing)) this.#arrive(next);
    }
  }

  /** States in which it is going, held or not. */
  get states(): readonly string[] {
    return [...this.#seen.values()].flatMap(({ state, going }) => (going ? [state] : []));
  }

  /** States in which its time runs. */
  get moving(): readonly string[] {
    return this.states.filter((state) => !this.#clock.hold.includes(state));
  }

  /** A state in which it goes and from which it can never stop. */
  get stuck(): string | undefined {
    return this.states.find((state) => !this.#canStop(state));
  }

  #canStop(from: string): boolean {
    const seen = new Set([from]);
    for (const state of seen) {
      for (const next of this.#onward({ state, going: true })) {
        if (!next.going) return true;
        seen.add(next.state);
      }
    }
    return false;
  }

  #onward(standing: Standing): readonly Standing[] {
    return Object.values(this.#node.actions)
      .filter((action) => startsIn(action, standing.state, this.#node))
      .map((action) => this.#step(action, standing));
  }

  #step(action: ActionNode, { state, going }: Standing): Standing {
    const names = moments(action);
    const stops = this.#clock.to.some((name) => names.has(name));
    const starts = this.#clock.from.some((name) => names.has(name));
    return { state: action.to ?? state, going: (going && !stops) || starts };
  }

  #arrive(standing: Standing): void {
    this.#seen.set(`${standing.state} ${standing.going}`, standing);
  }
}

/** What happens when an action is done: itself, the state it enters, the fields it fills. */
function moments(action: ActionNode): ReadonlySet<string> {
  const fields = [...action.form.map(({ field }) => field), ...Object.keys(action.set)];
  return new Set([action.name, ...(action.to === undefined ? [] : [action.to]), ...fields]);
}
