import type { Span } from "../../cadence/span.ts";
import type { CaseState } from "../../case/state.ts";
import type { Me, World } from "../../case/world.ts";
import type { FieldValue, FieldValues } from "../../field/value.ts";
import type { EntryState } from "../../register/state.ts";
import { OutOfSight } from "../cel/sight.ts";
import type { CaseNode } from "../node.ts";

/** A case as an expression stands on it. */
export interface Seen {
  readonly state: CaseState;
  readonly world: World;
}

/** An entry of a register as an expression stands on it. */
export interface EntrySeen {
  readonly id: string;
  readonly world: World;
  /** The stretch that a cadence asks about. */
  readonly span?: Span;
}

export function entryOf({ id, world }: EntrySeen): EntryState | undefined {
  return world.entries?.get(id);
}

/** Where an expression is evaluated; made by `scopeOf`, read only by compiled expressions. */
export interface Scope extends Seen {
  readonly kind: ScopeKind;
  readonly node: CaseNode;
  readonly me: Me | null;
  readonly form: FieldValues;
  readonly it: FieldValue | undefined;
}

/** What an expression may look at: given by whoever decides. */
export interface Sighted {
  readonly state: CaseState;
  readonly node: CaseNode;
  readonly world: World;
  readonly me: Me | null;
  readonly form?: FieldValues;
  /** The item of a `make … for`. */
  readonly it?: FieldValue;
}

export type ScopeKind = "case" | "action" | "clock" | "make";

/** Another case of the world, looked up only when something of it is read. */
export class OtherCase implements Seen {
  readonly world: World;
  readonly #stream: string;

  constructor(stream: string, world: World) {
    this.world = world;
    this.#stream = stream;
  }

  /** @throws OutOfSight when whoever built the world did not load it */
  get state(): CaseState {
    const state = this.world.cases.get(this.#stream);
    if (state === undefined) throw new OutOfSight(this.#stream);
    return state;
  }
}
