import type { Calendar } from "../../calendar/calendar.ts";
import type { DueMark } from "../../case/marks.ts";
import type { CaseState } from "../../case/state.ts";
import type { Me, Order, Outcome, World } from "../../case/world.ts";
import type { Result } from "../../fault/index.ts";
import type { Words } from "../../words/index.ts";
import type { Written } from "../draft/draft.ts";
import type { Mark } from "../node.ts";
import type { Tree } from "../source/tree.ts";

/** What a scenario is played on: the decisions of the kernel and a calendar; given from outside, so nothing is circular. */
export interface Engine {
  readonly decide: (order: Order, world: World, me: Me) => Result<Outcome>;
  readonly dueMarks: (state: CaseState, world: World) => readonly DueMark[];
  /** The calendar of the city, every year that is loaded. */
  readonly calendar: Calendar;
}

/** A given / when / then of a pack. */
export interface Scenario {
  readonly text: Words;
  readonly mark: Mark;
  readonly given: Given;
  readonly steps: readonly Step[];
  /** Clocks run on to this moment before `then` is looked at. */
  readonly until?: Written;
  readonly then: readonly Expected[];
}

export interface Given {
  readonly units: readonly GivenUnit[];
  /** Posts beside those that the steps themselves show: name → `role@unit`. */
  readonly people: readonly { readonly name: string; readonly posts: readonly Written[] }[];
  /** Loaded years; absent = all the engine's calendar has. */
  readonly years?: readonly number[];
  /** Area code → days of its own leave. */
  readonly leave: Readonly<Record<string, readonly string[]>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Name → register → its fields. */
  readonly entries: readonly {
    readonly name: string;
    readonly register: Written;
    readonly fields: Tree;
  }[];
}

export interface GivenUnit {
  readonly name: string;
  readonly text: Words;
  readonly level: string;
  readonly area?: string;
  readonly upper?: string;
}

/** The holidays of a further year, as its notice would name them. */
export interface LoadedYear {
  readonly year: number;
  readonly off: readonly string[];
  readonly makeup: readonly string[];
}

export interface Step {
  readonly mark: Mark;
  /** Moments at which it is done; several for `each … from … until`. */
  readonly at: readonly string[];
  readonly by: Written;
  readonly do: Written;
  readonly as?: string;
  /** The case that what is opened hangs on. */
  readonly of?: Written;
  /** Instead of an order: a notice that is loaded then. */
  readonly load?: LoadedYear;
  readonly with: ReadonlyMap<string, Tree>;
  readonly then: readonly Expected[];
  readonly refused?: Written;
}

/** `a.clock.settle.due: 2026-11-23`. */
export interface Expected {
  readonly what: Written;
  readonly value: Tree;
}
