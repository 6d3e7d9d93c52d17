import type { Expression } from "../pack/expression.ts";
import type { Words } from "../words/index.ts";
import { answer } from "./answer.ts";
import { askName } from "./ask-name.ts";
import { type Figure, NO_ANSWER } from "./figure.ts";
import { filedFigure } from "./filed-figure.ts";
import type { FigureGround, Figures } from "./ground.ts";
import type { DerivedNode, IndicatorNode, ReadsNode } from "./node.ts";
import { runningSpot } from "./running.ts";
import { narrowed, type Spot, spotKey } from "./spot.ts";

/** Reckons the figures of a pack at any spot: every one once. The pack was checked, so this comes to an end. */
export class Reckoning implements Figures {
  readonly ground: FigureGround;
  readonly #done = new Map<string, Figure>();

  constructor(ground: FigureGround) {
    this.ground = ground;
  }

  indicator(name: string): IndicatorNode {
    const found = this.ground.world.pack.indicators[name];
    if (found === undefined) throw new Error(`no indicator ${name}`);
    return found;
  }

  figure(name: string, spot: Spot): Figure {
    const indicator = this.indicator(name);
    const here = placeOf(indicator, spot);
    const key = `${name} ${spotKey(here)}`;
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    const figure = this.#reckon(indicator, here);
    this.#done.set(key, figure);
    return figure;
  }

  /** What should hold of this number and does not (FI-15); judged only where everything it reads has an answer. */
  flags(name: string, spot: Spot): readonly Words[] {
    const indicator = this.indicator(name);
    const here = placeOf(indicator, spot);
    const none = this.figure(name, here).value === null;
    return indicator.flag.flatMap((flag) => {
      const figures = this.#read(flag, here);
      if (figures === undefined || none) return [];
      return flag.holds.evaluate(this.#scope(figures)) === true ? [] : [flag.otherwise];
    });
  }

  #reckon(indicator: IndicatorNode, spot: Spot): Figure {
    const { source } = this.ground;
    if (indicator.filed !== undefined) return filedFigure(indicator, spot, this.ground);
    if (indicator.derived !== undefined) {
      return this.#derive(indicator.derived, runningSpot(indicator, spot, this.ground));
    }
    const { value, n } = source.sum(indicator.name, runningSpot(indicator, spot, this.ground));
    if (indicator.counted?.mean === undefined) return { value, n };
    return { value: n === 0 ? null : value / n, n };
  }

  #derive({ part, whole, ...reading }: DerivedNode, spot: Spot): Figure {
    const figures = this.#read(reading, spot);
    if (figures === undefined) return NO_ANSWER;
    const one = this.#number(part, figures);
    if (one === null) return NO_ANSWER;
    if (whole === undefined) return { value: one, n: null };
    const other = this.#number(whole, figures);
    if (other === null) return NO_ANSWER;
    return { value: other === 0 ? null : one / other, n: other };
  }

  #number(expression: Expression, figures: ReadonlyMap<string, number>): number | null {
    const value = expression.evaluate(this.#scope(figures));
    return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
  }

  /** Every number that an expression reads, by name; undefined when one has no answer. All are asked, so that who plans hears of each. */
  #read({ reads, asks }: ReadsNode, spot: Spot): ReadonlyMap<string, number> | undefined {
    const found = new Map<string, number | null>([
      ...reads.map((name): [string, number | null] => [name, this.figure(name, spot).value]),
      ...asks.map((ask): [string, number | null] => [askName(ask), answer(ask, spot, this)]),
    ]);
    for (const value of found.values()) if (value === null) return undefined;
    return found as ReadonlyMap<string, number>;
  }

  #scope(figures: ReadonlyMap<string, number>): object {
    return { figures, world: this.ground.world };
  }
}

/** A derived number hands on what it is divided by: each number that it reads takes what it has. */
function placeOf({ derived, across }: IndicatorNode, spot: Spot): Spot {
  return derived === undefined ? narrowed(spot, across) : spot;
}
