import type { Calendar, Moment } from "@xinlian/kernel";
import type { Chance } from "./chance.ts";
import { fits, type Words } from "./draw.ts";
import type { Play, StepYaml } from "./play.ts";
import { later, within } from "./span.ts";

/** One thing that somebody does at a moment. */
export interface Beat {
  readonly at: Moment;
  /** Order among those of one family that fall on one moment, and part of the command's key. */
  readonly place: number;
  readonly step: StepYaml & { readonly do: string };
  readonly words: Words;
  /** Where the names that steps give to cases hold: the matter, then the visit. */
  readonly scopes: readonly string[];
}

/** Unfolds the steps of a course into beats on a time line. */
export class Unfolding {
  readonly beats: Beat[] = [];
  readonly #play: Play;
  readonly #calendar: Calendar;
  readonly #chance: Chance;

  constructor(play: Play, calendar: Calendar, chance: Chance) {
    this.#play = play;
    this.#calendar = calendar;
    this.#chance = chance;
  }

  /** @returns the moment of the last step */
  steps(list: readonly StepYaml[], from: Moment, words: Words, scopes: readonly string[]): Moment {
    let at = from;
    for (const step of list) {
      if (step.after !== undefined) at = this.#after(at, step.after, words);
      if (step.at !== undefined) at = within(at, step.at, this.#chance, this.#calendar);
      if (step.do !== undefined) this.#beat(at, { ...step, do: step.do }, words, scopes);
      if (step.beside !== undefined) this.steps(step.beside, at, words, scopes);
      const part = step.part ?? this.#oneOf(step.one, words);
      if (part !== undefined) at = this.steps(this.#part(part).steps, at, words, scopes);
    }
    return at;
  }

  #after(at: Moment, text: string, words: Words): Moment {
    const has = this.#play.spans?.[String(words.kind)] ?? 0;
    return later(at, text, has, this.#chance, this.#calendar);
  }

  #beat(at: Moment, step: Beat["step"], words: Words, scopes: readonly string[]): void {
    this.beats.push({ at, place: this.beats.length, step, words, scopes });
  }

  #oneOf(parts: Readonly<Record<string, number>> | undefined, words: Words): string | undefined {
    if (parts === undefined) return undefined;
    const possible = Object.entries(parts).filter(([name]) => fits(this.#part(name).for, words));
    return this.#chance.key(Object.fromEntries(possible));
  }

  #part(name: string) {
    const part = this.#play.parts?.[name];
    if (part === undefined) throw new Error(`${this.#play.file} has no part "${name}"`);
    return part;
  }
}
