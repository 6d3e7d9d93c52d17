import type { Moment } from "../../calendar/day.ts";
import { parseMoment } from "../../calendar/moment.ts";
import type { Order, Outcome } from "../../case/world.ts";
import {
  type Fault,
  type FaultCode,
  fault,
  type Result,
  sayFault,
  spoken,
} from "../../fault/index.ts";
import type { FieldValues } from "../../field/value.ts";
import type { EntryOrder } from "../../register/decide.ts";
import type { Words } from "../../words/index.ts";
import { Refusal } from "../cel/syntax.ts";
import { Compiled } from "../compile/compiled.ts";
import type { Written } from "../draft/draft.ts";
import type { Mark, Pack } from "../node.ts";
import type { Scope } from "../scope/seen.ts";
import { tablesOf } from "../scope/tables.ts";
import { markText } from "../source/tree.ts";
import { Names } from "./aliases.ts";
import { isExpected, showGot } from "./expect.ts";
import { figureAsked } from "./figures.ts";
import type { Engine, Expected, LoadedYear, Scenario, Step } from "./node.ts";
import { orderOf } from "./ordering.ts";
import { PracticeWorld } from "./practice-world.ts";
import { plain } from "./read-given.ts";
import { formValue } from "./value.ts";

/** Plays a scenario on a city in memory; the faults say at which step and line it went another way. */
export function runScenario(scenario: Scenario, pack: Pack, engine: Engine): readonly Fault[] {
  const world = PracticeWorld.build(scenario, pack, engine);
  if (world.ok) return new Play(scenario, pack, world.value).run();
  const said = {
    ...spoken("scenario", scenario.text),
    ...spoken("problem", toldBoth(world.fault)),
  };
  return [fault("pack-scenario-given", said, markText(scenario.mark))];
}

class Play {
  readonly #scenario: Scenario;
  readonly #pack: Pack;
  readonly #world: PracticeWorld;
  readonly #names: Names;
  readonly #faults: Fault[] = [];
  #step = 0;

  constructor(scenario: Scenario, pack: Pack, world: PracticeWorld) {
    this.#scenario = scenario;
    this.#pack = pack;
    this.#world = world;
    this.#names = new Names(tablesOf(pack));
  }

  /** Stops at the first step that goes wrong: what follows rests on it. */
  run(): readonly Fault[] {
    this.#enterEntries();
    for (const step of this.#scenario.steps) {
      this.#step += 1;
      for (const at of step.at) if (this.#faults.length === 0) this.#take(step, at);
    }
    if (this.#faults.length > 0) return this.#faults;
    const { until, then } = this.#scenario;
    if (until !== undefined) this.#goTo(until.source, until.mark);
    this.#look(then);
    return this.#faults;
  }

  #enterEntries(): void {
    for (const { name, register, fields } of this.#scenario.given.entries) {
      const node = this.#pack.registers[register.source];
      if (node === undefined || fields.kind !== "branch") {
        this.#problem(
          "pack-unknown",
          {
            kind: "register",
            name: register.source,
            near: "–",
            allowed: Object.keys(this.#pack.registers).join(", ") || "–",
          },
          register.mark,
        );
        continue;
      }
      const stream = this.#world.stream();
      const values = [...fields.entries].map(([field, entry]) => [
        field,
        formValue(node.fields[field], entry.tree, this.#names.streams),
      ]);
      this.#world.enter(stream, node, Object.fromEntries(values) as FieldValues);
      this.#names.nameEntry(name, stream, node.name);
    }
  }

  #take(step: Step, at: string): void {
    if (!this.#goTo(at, step.mark)) return;
    if (step.load === undefined) this.#act(step);
    else this.#load(step, step.load);
    if (this.#faults.length === 0) this.#look(step.then);
  }

  #act(step: Step): void {
    const me = this.#world.city.who(step.by.source);
    if (me === undefined) {
      const roles = Object.keys(this.#pack.roles).join(", ");
      this.#problem(
        "pack-unknown",
        { kind: "actor", name: step.by.source, near: "–", allowed: roles },
        step.by.mark,
      );
      return;
    }
    const order = this.#order(step);
    if (order === undefined) return;
    const done = order.ok ? this.#world.take(order.value, me) : order;
    if (step.refused !== undefined) {
      this.#wantRefused(done, step.refused);
    } else if (!done.ok) {
      const why = spoken("why", toldBoth(done.fault));
      this.#tell("pack-scenario-refused", { step: this.#step, ...why }, step.mark);
    } else this.#nameMade(step, done.value);
  }

  /** The notice of a further year: every date that it settles is computed anew. */
  #load(step: Step, notice: LoadedYear): void {
    const loaded = this.#world.load(notice);
    if (loaded.ok) return;
    const problem = spoken("problem", toldBoth(loaded.fault));
    this.#tell("pack-scenario-step", { step: this.#step, ...problem }, step.mark);
  }

  #goTo(at: string, mark: Mark): boolean {
    const moment = parseMoment(at, this.#world.calendar);
    if (!moment.ok || moment.value < this.#world.now) {
      this.#problem("pack-shape", { word: "at", wanted: "YYYY-MM-DD HH:MM ↑" }, mark);
      return false;
    }
    const ran = this.#world.runTo(moment.value as Moment);
    if (!ran.ok) {
      const problem = spoken("problem", toldBoth(ran.fault));
      this.#tell("pack-scenario-step", { step: this.#step, ...problem }, mark);
    }
    return ran.ok;
  }

  /** The order of a step; undefined when it names what is not there, which is told. */
  #order(step: Step): Result<Order> | Result<EntryOrder> | undefined {
    const order = orderOf(step, { pack: this.#pack, world: this.#world, names: this.#names });
    if (!("allowed" in order)) return order;
    const { source, mark } = step.do;
    const values = { kind: "case / action", name: source, near: "–", allowed: order.allowed };
    this.#problem("pack-unknown", values, mark);
    return undefined;
  }

  /** `as` names the case that the step opened, or the newest case or else entry that its action made. */
  #nameMade({ as }: Step, { changes, entries }: Pick<Outcome, "changes" | "entries">): void {
    if (as === undefined) return;
    const [first] = changes;
    const opened =
      first?.expected === 0 ? first : changes.filter(({ expected }) => expected === 0).at(-1);
    const entry = entries.at(-1);
    if (opened === undefined && entry !== undefined) {
      this.#names.nameEntry(as, entry.stream, entry.after.register);
      return;
    }
    const made = opened ?? changes[0];
    const state = made && this.#world.cases.get(made.stream);
    if (state !== undefined) this.#names.name(as, state.stream, state.type);
  }

  #wantRefused(done: Result<unknown>, { source, mark }: Written): void {
    const reasons = done.ok ? [] : reasonsOf(done.fault);
    if (reasons.some((reason) => tight(reason) === tight(source))) return;
    const got = reasons.join(", ") || "✓";
    this.#tell("pack-scenario-allowed", { step: this.#step, refused: source, got }, mark);
  }

  #look(then: readonly Expected[]): void {
    const world = this.#world.world();
    const scope = { kind: "case", world, me: null, form: {}, it: undefined } as unknown as Scope;
    for (const { what, value } of then) {
      const figure = figureAsked(what.source, this.#world);
      if (figure !== undefined) {
        this.#lookAtFigure(what, figure, value);
        continue;
      }
      const source = what.source.replace(/^count\((\w+)\.(\w+)\)$/, "size($1.links.$2)");
      try {
        const root = this.#names.root(this.#world);
        const got = new Compiled({ source, mark: what.mark }, { root, want: "value" }).raw(scope);
        if (isExpected(got, value, this.#names.streams)) continue;
        const wanted = value.kind === "leaf" ? value.source : JSON.stringify(plain(value));
        this.#tell(
          "pack-scenario-differs",
          { what: what.source, wanted, got: showGot(got) },
          what.mark,
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#problem(error.fault.code, error.fault.values, what.mark);
      }
    }
  }

  #lookAtFigure(
    what: Written,
    got: Result<string | readonly string[]>,
    wanted: Expected["value"],
  ): void {
    if (!got.ok) {
      this.#problem(got.fault.code, got.fault.values, what.mark);
      return;
    }
    if (isExpected(got.value, wanted, this.#names.streams)) return;
    const said = wanted.kind === "leaf" ? wanted.source : JSON.stringify(plain(wanted));
    const values = { what: what.source, wanted: said, got: showGot(got.value) };
    this.#tell("pack-scenario-differs", values, what.mark);
  }

  #tell(code: FaultCode, values: Fault["values"], mark: Mark): void {
    this.#problem(code, { ...spoken("scenario", this.#scenario.text), ...values }, mark);
  }

  #problem(code: FaultCode, values: Fault["values"], mark: Mark): void {
    this.#faults.push(fault(code, values, markText(mark)));
  }
}

function toldBoth(refused: Fault): Words {
  return { zh: told(refused, "zh"), en: told(refused, "en") };
}

function told(refused: Fault, language: "zh" | "en"): string {
  const parts = (refused.parts ?? []).map((part) => told(part, language));
  return [sayFault(refused, language), ...parts].join(" · ");
}

/** What a refusal may be named by: the `must` that refused, or the code of the fault. */
function reasonsOf(refused: Fault): readonly string[] {
  const rule = refused.values.rule;
  const own = rule === undefined ? [refused.code] : [String(rule), refused.code];
  return [...own, ...(refused.parts ?? []).flatMap(reasonsOf)];
}

function tight(text: string): string {
  return text.replaceAll(/\s/g, "");
}
