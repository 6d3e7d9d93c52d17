import { normalise } from "../normalise.ts";
import { alike, type Sounds, soundsOf } from "./sound.ts";

/** A division as a gazetteer knows it. */
export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** An area that a text may mean. */
export interface Meant {
  readonly code: string;
  /** 0–1. */
  readonly score: number;
  /** The words of the text that say so, widest area first. */
  readonly words: readonly string[];
}

/** A known name near to one that is none. */
export interface Near {
  readonly code: string;
  readonly name: string;
  /** `sound`: it is said alike; `letters`: it is written alike. */
  readonly how: "sound" | "letters";
}

/** What people leave out when they say a name, one after the other: 白塔街社区居委会, 白塔街社区, 白塔街. */
const ENDING = /(?:自治县|街道|社区|居委会|村委会|新区|高新区|市|区|县|镇|乡|村)$/u;
const FULL = 1;
const SHORT = 0.6;

interface Known extends NamedArea {
  /** As written, and with one ending after the other left out. */
  readonly forms: readonly string[];
  readonly depth: number;
}

/** Where in a text a form of a name stands. */
interface Stand {
  readonly code: string;
  readonly form: string;
  readonly at: number;
  readonly weight: number;
}

/** Cuts a text into words, one after the other. */
export type Cut = (text: string) => readonly string[];

/** Reads places from texts by the names of a city's divisions. */
export class Gazetteer {
  readonly #areas = new Map<string, Known>();
  readonly #sounds = new Map<string, Sounds>();
  readonly #cut: Cut;

  /** @param cut the city's own segmenter, which knows the full names */
  constructor(areas: Iterable<NamedArea>, cut: Cut = (text) => [...text]) {
    this.#cut = cut;
    const given = new Map([...areas].map((area) => [area.code, area]));
    const depth = (area: NamedArea): number => {
      const parent = area.parent === null ? undefined : given.get(area.parent);
      return parent === undefined ? 0 : 1 + depth(parent);
    };
    for (const area of given.values())
      this.#areas.set(area.code, { ...area, forms: formsOf(area.name), depth: depth(area) });
  }

  /**
   * The areas that a text may mean, likeliest first. A short form counts only where it is no part of a longer word (市中 in 市中心), and for the
   * lowest divisions only where the text, or what is known beside it, names one around them: 中心 is a word before it is a village.
   * @param within code of an area that is known already
   */
  read(text: string, within: string | null = null, most = 3): readonly Meant[] {
    const plain = normalise(text);
    const said = new Map<string, Stand>();
    for (const stand of this.#stands(plain)) {
      const before = said.get(stand.code);
      if (before === undefined || before.weight < stand.weight) said.set(stand.code, stand);
    }
    const meant: Meant[] = [];
    for (const [code, { form, weight }] of said) {
      const area = this.#areas.get(code) as Known;
      const around = this.#around(area);
      const named = around.flatMap((outer) => said.get(outer.code) ?? []);
      const placed =
        within !== null && (code === within || around.some((outer) => outer.code === within));
      const known = named.length > 0 || placed;
      if (weight < FULL && !known && (area.depth > 2 || within !== null)) continue;
      const support = named.reduce((sum, each) => sum + each.weight, 0) + (placed ? 1 : 0);
      const score = Math.min((weight + support + area.depth / 4) / 3, 1);
      meant.push({ code, score, words: [...named.map((each) => each.form).reverse(), form] });
    }
    // An area that another one found lies in says no more than that one.
    const outer = new Set(
      meant.flatMap(({ code }) =>
        this.#around(this.#areas.get(code) as Known).map((each) => each.code),
      ),
    );
    return meant
      .filter(({ code }) => !outer.has(code))
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, most);
  }

  /** Every form of a name in the text that no longer one covers. */
  #stands(plain: string): readonly Stand[] {
    const stands: Stand[] = [];
    const words = this.#bounds(plain);
    for (const { code, forms, depth } of this.#areas.values()) {
      if (depth === 0) continue;
      for (const [rank, form] of forms.entries()) {
        const weight = rank === 0 || [...form].length > 3 ? FULL : SHORT;
        for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + 1)) {
          if (weight < FULL && !(words.has(at) && words.has(at + form.length))) continue;
          stands.push({ code, form, at, weight });
        }
      }
    }
    return stands.filter(
      (one) =>
        !stands.some(
          (other) =>
            other.form.length > one.form.length &&
            other.at <= one.at &&
            other.at + other.form.length >= one.at + one.form.length,
        ),
    );
  }

  /** Where words begin and end. */
  #bounds(plain: string): ReadonlySet<number> {
    const bounds = new Set([0]);
    let at = 0;
    for (const word of this.#cut(plain)) {
      at += word.length;
      bounds.add(at);
    }
    return bounds;
  }

  /** Known names that are said or written nearly as something in the text, nearest first. Costs some milliseconds. */
  nearest(text: string, within: string | null = null, most = 3): readonly Near[] {
    const asked = soundsOf(normalise(text).slice(0, LONGEST));
    const found: (Near & { readonly far: number; readonly depth: number })[] = [];
    for (const area of this.#areas.values()) {
      if (area.depth === 0) continue;
      const near = alike(asked, this.#soundsOf(area.forms.at(-1) ?? area.name));
      if (near === null) continue;
      const placed = within === null || this.#around(area).some((outer) => outer.code === within);
      const { code, name, depth } = area;
      found.push({ code, name, how: near.how, far: near.far + (placed ? 0 : 0.2), depth });
    }
    return found
      .sort((a, b) => a.far - b.far || a.depth - b.depth || (a.code < b.code ? -1 : 1))
      .slice(0, most)
      .map(({ code, name, how }) => ({ code, name, how }));
  }

  #soundsOf(short: string): Sounds {
    const known = this.#sounds.get(short);
    if (known !== undefined) return known;
    const made = soundsOf(short);
    this.#sounds.set(short, made);
    return made;
  }

  /** The areas around one, nearest first, without the city itself. */
  #around(area: Known): readonly Known[] {
    const way: Known[] = [];
    let next = area.parent === null ? undefined : this.#areas.get(area.parent);
    while (next !== undefined && next.depth > 0) {
      way.push(next);
      next = next.parent === null ? undefined : this.#areas.get(next.parent);
    }
    return way;
  }
}

/** Longer texts are searched for names near to theirs up to here. */
const LONGEST = 60;

function formsOf(name: string): readonly string[] {
  const forms = [normalise(name)];
  for (;;) {
    const last = forms.at(-1) ?? "";
    const next = last.replace(ENDING, "");
    if (next === last || [...next].length < 2) break;
    // People say 三管村 for 三管村委会.
    if (last.endsWith("村委会")) forms.push(`${next}村`);
    forms.push(next);
  }
  return forms;
}
