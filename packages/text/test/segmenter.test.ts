import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dictionary, parseQuery, segmenter } from "../src/index.ts";

const LOCAL = ["人民西路", "苏坪村", "玉津镇", "a b", "x".repeat(30)];
const words = segmenter(dictionary(LOCAL));
const common = segmenter(dictionary());

describe("segment", () => {
  test("takes overlapping words, local names whole and in parts", () => {
    expect(words.segment("人民西路的路灯坏了")).toEqual(
      expect.arrayContaining(["人民西路", "人民", "西路", "路灯"]),
    );
  });

  test("a place name of the city is one word; without the local dictionary it is none", () => {
    expect(words.searchWords("苏坪村路灯")).toEqual(["苏坪村", "路灯"]);
    expect(common.searchWords("苏坪村路灯")).toEqual(["路灯"]);
  });

  test("letters and digits are found whole and by their parts, whatever their width and case", () => {
    expect(words.segment("Ａ３区")).toEqual(expect.arrayContaining(["a3", "a", "3", "区"]));
    expect(words.searchWords("a３区")).toEqual(["a3"]);
  });

  test("signs, white space and stop characters are no words", () => {
    expect(words.segment("，。 的了\n—")).toEqual([]);
  });

  test("every query word is in the index of every text that contains the query", () => {
    const pieces = [
      "人民",
      "西路",
      "路灯",
      "坏了",
      "苏坪",
      "村",
      "经济",
      "学院",
      "学",
      "的",
      "，",
      "A3",
      "区",
      " ",
      "不",
      "亮",
    ];
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 12 })
      .map((list) => list.join(""));
    const query = fc
      .array(fc.constantFrom(..."人民西路灯坏苏坪村经济学院"), { minLength: 2, maxLength: 8 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(text, query, text, (before, middle, after) => {
        const index = new Set(words.segment(`${before}${middle}${after}`));
        const long = words.searchWords(middle).filter((word) => [...word].length > 1);
        expect(long.filter((word) => !index.has(word))).toEqual([]);
      }),
    );
  });

  test("a word longer than any is known by its beginning on both sides", () => {
    const long = "a".repeat(5_000);
    const index = words.segment(long);
    expect(words.searchWords(long).every((word) => index.includes(word))).toBe(true);
    expect(Math.max(...index.map((word) => word.length))).toBeLessThanOrEqual(64);
  });
});

describe("parseQuery", () => {
  test.each([
    ['路灯 "人民西路"', ["路灯"], ["人民西路"]],
    ["“人民 西路”坏了　路灯", ["坏了", "路灯"], ["人民 西路"]],
    ["「人民西路", [], ["人民西路"]],
    ['""', [], []],
    ["   ", [], []],
    ['a"b', ["a"], ["b"]],
  ])("%s", (input, bare, phrases) => {
    expect(parseQuery(input)).toEqual({ words: bare, phrases });
  });

  test("reads at most 16 terms of 200 characters and always ends", () => {
    expect(parseQuery("a ".repeat(500)).words).toHaveLength(16);
    expect(parseQuery("路".repeat(5_000)).words[0]).toHaveLength(200);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (input) => parseQuery(input).words.length <= 16),
    );
  });
});

describe("plan", () => {
  test("characters that no word covers are asked for as a phrase", () => {
    expect(words.plan("张伟峰 路灯")).toEqual({ words: ["路灯"], phrases: ["张伟峰"] });
  });

  test("a lone character is asked for as a word, a stop character not at all", () => {
    expect(words.plan("灯")).toEqual({ words: ["灯"], phrases: [] });
    expect(words.plan("的")).toEqual({ words: [], phrases: [] });
  });

  test("quoted phrases are normalised", () => {
    expect(words.plan('"Ａ３ 区"')).toEqual({ words: [], phrases: ["a3区"] });
  });
});
