import type { Draft } from "../draft/draft.ts";
import type { ActionNode, CaseNode, ClockNode } from "../node.ts";

type Names = ReadonlySet<string>;

/**
 * Which fields are surely filled where (a definite assignment over the lifecycle): the greatest sets that every way
 * into a state agrees on. Limits must give a value, and this tells when what they read is there.
 */
export class Filled {
  readonly #node: Draft<CaseNode>;
  readonly #states = new Map<string, Names>();

  constructor(node: Draft<CaseNode>) {
    this.#node = node;
    const all = new Set(["lead", ...Object.keys(node.fields)]);
    for (const state of Object.keys(node.states)) this.#states.set(state, all);
    while (this.#narrow());
  }

  before(action: Draft<ActionNode>): Names {
    if (action.from === "new") return new Set();
    return common(this.#starts(action).map((state) => this.in(state)));
  }

  after(action: Draft<ActionNode>): Names {
    return this.#through(action, this.before(action));
  }

  in(state: string): Names {
    return this.#states.get(state) ?? new Set();
  }

  /** Where a clock may start. */
  at({ from }: Draft<ClockNode>): Names {
    const { states, actions } = this.#node;
    return common(
      from.flatMap((name) => {
        if (Object.hasOwn(states, name)) return [this.in(name)];
        const action = actions[name];
        if (action !== undefined) return [this.after(action)];
        return Object.values(actions)
          .filter(fills(name))
          .map((filling) => this.after(filling));
      }),
    );
  }

  /** One pass over all actions; true while some set still shrinks. */
  #narrow(): boolean {
    let shrunk = false;
    for (const action of Object.values(this.#node.actions)) {
      for (const from of action.from === "new" ? [undefined] : this.#starts(action)) {
        const to = action.to ?? from;
        if (to === undefined) continue;
        const arriving = this.#through(action, from === undefined ? new Set() : this.in(from));
        const both = common([this.in(to), arriving]);
        shrunk ||= both.size < this.in(to).size;
        this.#states.set(to, both);
      }
    }
    return shrunk;
  }

  #starts({ from }: Draft<ActionNode>): readonly string[] {
    const { states } = this.#node;
    if (from !== "any") return typeof from === "string" ? [] : from;
    return Object.values(states).flatMap(({ name, end }) => (end ? [] : [name]));
  }

  #through(action: Draft<ActionNode>, before: Names): Names {
    const after = new Set(before);
    for (const { field, optional } of action.form) {
      if (optional) after.delete(field);
      else after.add(field);
    }
    for (const [name, { source }] of Object.entries(action.set)) {
      if (source === "null") after.delete(name);
      else after.add(name);
    }
    return after;
  }
}

function fills(name: string) {
  return (action: Draft<ActionNode>) =>
    Object.hasOwn(action.set, name) || action.form.some(({ field }) => field === name);
}

function common(sets: readonly Names[]): Names {
  const [first, ...rest] = sets;
  if (first === undefined) return new Set();
  return new Set([...first].filter((name) => rest.every((set) => set.has(name))));
}
