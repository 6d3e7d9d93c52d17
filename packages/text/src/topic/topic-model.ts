import type { Learnt } from "./learnt.ts";

/** What a topic is called and known by, beside what was learnt of it. */
export interface TopicCues {
  readonly topic: string;
  readonly words: readonly string[];
  /** It only gathers others: what speaks for it counts for less, since one of them is meant. */
  readonly wide?: boolean;
}

/** A topic that a text may be of. */
export interface TopicGuess {
  readonly topic: string;
  /** Share of all that speaks for it, 0–1; those given add up to 1 at most. */
  readonly score: number;
  /** The words of the text that decided, strongest first. */
  readonly because: readonly string[];
}

/** As many texts of a topic each of its cues is worth. */
const CUE_WEIGHT = 4;
/** Texts with and without a word that are thought of before any was read. */
const SMOOTH = 2;
/** What speaks for a topic that only gathers others counts so much. */
const WIDE = 0.7;
/** How fast the evidence of one more word wears off: words of one text hang together. Measured, see docs/proposals.md. */
const WEAR = 0.5;
/** Words that decide are named up to this many. */
const NAMED = 3;

interface Word {
  /** Texts in which it stands. */
  readonly all: number;
  readonly by: ReadonlyMap<string, number>;
}

/**
 * Says what a text is about, by the words in it: a word speaks for a topic by how much rarer it is in the texts of all others (complement
 * naive Bayes, after Rennie and others 2003, over words present). Topics of very different size are weighed alike by it, which plain
 * naive Bayes does not. Made anew when more was learnt; explains itself by the words that decided.
 */
export class TopicModel {
  readonly #topics = new Map<string, number>();
  readonly #words = new Map<string, Word>();
  readonly #wide = new Set<string>();
  #total = 0;

  constructor(cues: readonly TopicCues[], learnt: Learnt) {
    const known = new Set(cues.map(({ topic }) => topic));
    const words = new Map<string, Map<string, number>>();
    const add = (word: string, topic: string, count: number) => {
      const by = words.get(word) ?? new Map<string, number>();
      by.set(topic, (by.get(topic) ?? 0) + count);
      words.set(word, by);
    };
    // What was learnt of a topic that is no more is no help: nobody may choose it.
    for (const [topic, count] of learnt.topics)
      if (known.has(topic)) this.#topics.set(topic, count);
    for (const [word, by] of learnt.words)
      for (const [topic, count] of by) if (known.has(topic)) add(word, topic, count);
    for (const { topic, words: own, wide } of cues) {
      if (wide === true) this.#wide.add(topic);
      this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + CUE_WEIGHT);
      for (const word of new Set(own)) add(word, topic, CUE_WEIGHT);
    }
    for (const count of this.#topics.values()) this.#total += count;
    for (const [word, by] of words) {
      const all = [...by.values()].reduce((sum, count) => sum + count, 0);
      this.#words.set(word, { all, by });
    }
  }

  /** Texts that it was made of. */
  get texts(): number {
    return this.#total;
  }

  /** In how many of the texts learnt from a word stands; the rarer, the more it tells. */
  frequency(word: string): number {
    return this.#words.get(word)?.all ?? 0;
  }

  /** The likeliest topics of a text, given by its words, best first; none when no word of it is known. */
  guess(words: Iterable<string>, most = 3): readonly TopicGuess[] {
    const known = [...new Set(words)].sort().flatMap((word) => {
      const found = isWord(word) ? this.#words.get(word) : undefined;
      return found === undefined ? [] : [[word, found] as const];
    });
    const cool = known.length ** WEAR;
    const scored = [...this.#topics].flatMap(([topic, texts]) => {
      const tells = known.map(([word, found]) => [word, this.#tells(found, topic, texts)] as const);
      const sum = tells.reduce((total, [, tell]) => total + tell, 0);
      const worth = sum * (this.#wide.has(topic) ? WIDE : 1);
      return worth > 0 ? [{ topic, tells, worth, speaks: Math.expm1(worth / cool) }] : [];
    });
    const whole = scored.reduce((total, { speaks }) => total + speaks, 0);
    return scored
      .sort((a, b) => b.worth - a.worth || (a.topic < b.topic ? -1 : 1))
      .slice(0, most)
      .map(({ topic, tells, speaks }) => ({
        topic,
        score: speaks / whole,
        because: strongest(tells),
      }))
      .filter(({ because }) => because.length > 0);
  }

  /** Logarithm of how much rarer the word is in the texts of all other topics than in all texts. */
  #tells({ all, by }: Word, topic: string, texts: number): number {
    const elsewhere = all - (by.get(topic) ?? 0);
    return (
      Math.log((all + SMOOTH) / (this.#total + 2 * SMOOTH)) -
      Math.log((elsewhere + SMOOTH) / (this.#total - texts + 2 * SMOOTH))
    );
  }
}

/** A single Chinese character says too little. */
function isWord(word: string): boolean {
  return [...word].length > 1;
}

/** The words that tell most; of two of which one is part of the other the longer is named. */
function strongest(tells: readonly (readonly [string, number])[]): readonly string[] {
  const words = tells
    .filter(([, tell]) => tell > 0.1)
    .sort(([a, one], [b, other]) => other - one || b.length - a.length || (a < b ? -1 : 1))
    .map(([word]) => word);
  return unrepeated(words).slice(0, NAMED);
}

/** Leaves out words that are part of another one. */
export function unrepeated(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}
