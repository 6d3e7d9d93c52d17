import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bigrams, dictionary, holdsPhrase, normalise, segmenter } from "../src/index.ts";

const FILE = join(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data", "messages/stream.jsonl");

interface Message {
  readonly subject: string;
  readonly body: string;
}

const texts = readFileSync(FILE, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Message)
  .map(({ subject, body }) => `${subject}\n${body}`);
const folded = texts.map(normalise);
const words = segmenter(dictionary());

/** An inverted index: term → rows. */
function inverted(
  terms: (text: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const index = new Map<string, Set<number>>();
  for (const [row, text] of texts.entries()) {
    for (const term of terms(text)) {
      const rows = index.get(term) ?? new Set();
      index.set(term, rows.add(row));
    }
  }
  return index;
}

function withAll(
  index: ReadonlyMap<string, ReadonlySet<number>>,
  terms: readonly string[],
): readonly number[] {
  const sets = terms.map((term) => index.get(term) ?? new Set<number>());
  const [smallest = new Set<number>()] = [...sets].sort((a, b) => a.size - b.size);
  return [...smallest].filter((row) => sets.every((set) => set.has(row))).sort((a, b) => a - b);
}

/** mulberry32: the same substrings in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Substrings of 2 to 12 characters that fill something. */
function substrings(
  count: number,
  seed: number,
  fits: (part: string) => boolean,
): readonly string[] {
  const next = seeded(seed);
  const found: string[] = [];
  while (found.length < count) {
    const text = [...(texts[Math.floor(next() * texts.length)] ?? "")];
    const length = 2 + Math.floor(next() * 11);
    const from = Math.floor(next() * text.length);
    const part = text.slice(from, from + length).join("");
    if ([...normalise(part)].length >= 2 && fits(part)) found.push(part);
  }
  return found;
}

const naive = (phrase: string) =>
  folded.flatMap((text, row) => (text.indexOf(normalise(phrase)) >= 0 ? [row] : []));

test("200 exact phrases: the phrase route finds what a naive scan finds, no more and no less", () => {
  const index = inverted(bigrams);
  for (const phrase of substrings(200, 2026, () => true)) {
    const found = withAll(index, bigrams(phrase)).filter((row) =>
      holdsPhrase(folded[row] ?? "", phrase),
    );
    expect(found, phrase).toEqual(naive(phrase));
  }
});

test("words alone: how much of what a naive scan finds they find", () => {
  const index = inverted(words.segment);
  const shares = (fits: (part: string) => boolean) => {
    let [wanted, found, asked] = [0, 0, 0];
    for (const phrase of substrings(200, 511100, fits)) {
      const terms = words.searchWords(phrase);
      if (terms.length === 0) continue;
      asked += 1;
      const got = new Set(withAll(index, terms));
      const all = naive(phrase);
      wanted += all.length;
      found += all.filter((row) => got.has(row)).length;
    }
    return { asked, wanted, found, recall: found / wanted };
  };
  const chinese = shares((part) => /^\p{Script=Han}+$/u.test(part));
  const any = shares(() => true);
  console.log(JSON.stringify({ name: "words-only recall", chinese, any }));
  expect(chinese.found).toBeGreaterThan(0);
});
