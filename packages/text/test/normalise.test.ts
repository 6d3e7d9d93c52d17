import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bigrams, holdsPhrase, normalise } from "../src/index.ts";

/** Texts as people paste them: Chinese, full-width and half-width signs, odd white space, characters outside the BMP. */
const pasted = fc
  .array(fc.constantFrom(..."路灯坏了人民西Ａ１aA1 　\n\t，,。\u200b𠮷İß"), { maxLength: 40 })
  .map((characters) => characters.join(""));

describe("normalise", () => {
  test("full-width letters and signs become half-width and lower case", () => {
    expect(normalise("Ａ３区，ＴＥＬ：１３８")).toBe("a3区,tel:138");
  });

  test("white space is one space, and none beside a Chinese character", () => {
    expect(normalise("  人民\n西路 tel \t 138　a ")).toBe("人民西路tel 138 a");
  });

  test("traditional characters, marks and rare characters stay", () => {
    expect(normalise("東坡區𠮷")).toBe("東坡區𠮷");
  });

  test("controls and half characters, which a database refuses, are dropped", () => {
    expect(normalise("路\u0000灯\ud800")).toBe("路灯");
  });

  test("what is normalised stays as it is", () => {
    fc.assert(fc.property(pasted, (text) => normalise(normalise(text)) === normalise(text)));
  });

  test("a part of a text normalises to a part of the normalised text", () => {
    fc.assert(
      fc.property(pasted, fc.nat(40), fc.nat(40), (text, from, length) => {
        const part = [...text].slice(from, from + length).join("");
        return normalise(text).includes(normalise(part));
      }),
    );
  });
});

/** The phrase route in small: an inverted index of pairs, then the look at the text itself. */
class PhraseIndex {
  private readonly texts: string[];
  private readonly rows = new Map<string, Set<number>>();

  constructor(texts: readonly string[]) {
    this.texts = texts.map(normalise);
    for (const [row, text] of texts.entries()) {
      for (const pair of bigrams(text)) {
        if (!this.rows.has(pair)) this.rows.set(pair, new Set());
        this.rows.get(pair)?.add(row);
      }
    }
  }

  find(phrase: string): number[] {
    const sets = bigrams(phrase).map((pair) => this.rows.get(pair) ?? new Set<number>());
    return this.texts
      .map((_, row) => row)
      .filter((row) => sets.every((set) => set.has(row)))
      .filter((row) => holdsPhrase(this.texts[row] ?? "", phrase));
  }
}

describe("phrase route", () => {
  test("finds exactly the texts a naive scan finds", () => {
    fc.assert(
      fc.property(
        fc.array(pasted, { maxLength: 12 }),
        fc.nat(),
        fc.nat(30),
        fc.integer({ min: 2, max: 12 }),
        (texts, row, from, length) => {
          const source = texts[row % Math.max(1, texts.length)] ?? "路灯";
          const phrase = [...source].slice(from, from + length).join("");
          const naive = texts.flatMap((text, at) =>
            normalise(phrase) !== "" && normalise(text).indexOf(normalise(phrase)) >= 0 ? [at] : [],
          );
          expect(new PhraseIndex(texts).find(phrase)).toEqual(naive);
        },
      ),
    );
  });

  test("pairs are of code points, not halves of them", () => {
    expect(bigrams("𠮷野家")).toEqual(["𠮷野", "野家"]);
  });

  test("one character and none have no pairs", () => {
    expect(bigrams("路")).toEqual([]);
    expect(bigrams(" ")).toEqual([]);
  });
});
