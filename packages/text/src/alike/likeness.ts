import { unrepeated } from "../topic/topic-model.ts";

/** A text as it is compared: the words of its first sentence and of the whole. */
export interface Said {
  readonly head: readonly string[];
  readonly whole: readonly string[];
}

/** How much a word tells; the rarer, the more. 0 = nothing. */
export type Weigh = (word: string) => number;

/** From here on two texts are probably of one matter, when nothing else is known of them; measured, see docs/proposals.md. */
export const ALIKE = 0.13;

/** The words of a text, weighed, made once and compared often. */
export interface Weighed {
  readonly head: Vector;
  readonly whole: Vector;
}

interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

export function weighed({ head, whole }: Said, weigh: Weigh): Weighed {
  return { head: vectorOf(head, weigh), whole: vectorOf(whole, weigh) };
}

/**
 * How alike two texts are, 0–1: the mean of how far their first sentences, their whole texts, and the one's first sentence and the other's whole
 * point the same way. People put a matter into one sentence and then tell a story: the sentence alone misses what one says first and the other
 * later, the story alone drowns it.
 */
export function likeness(a: Weighed, b: Weighed): number {
  const crossed = Math.max(cosine(a.head, b.whole), cosine(a.whole, b.head));
  return (cosine(a.head, b.head) + cosine(a.whole, b.whole) + crossed) / 3;
}

/** The words that two texts share, those that tell most first. */
export function shared(a: Weighed, b: Weighed, most = 3): readonly string[] {
  const words = [...a.whole.weights]
    .filter(([word, weight]) => weight > 0 && [...word].length > 1 && b.whole.weights.has(word))
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([word]) => word);
  return unrepeated(words).slice(0, most);
}

function vectorOf(words: readonly string[], weigh: Weigh): Vector {
  const weights = new Map(words.map((word) => [word, weigh(word)]));
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return { weights, length: Math.sqrt(squares) };
}

function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few.weights) sum += weight * (many.weights.get(word) ?? 0);
  return sum === 0 ? 0 : sum / (a.length * b.length);
}
