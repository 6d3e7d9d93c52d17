import type { Learnt } from "./learnt.ts";

/** What a topic is called and known by, beside what was learnt of it. */
export interface TopicCues {
  readonly topic: string;
  readonly words: readonly string[];
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
    for (const { topic, words: own } of cues) {
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
    const known = [...new Set(words)].flatMap((word) => {
      const found = this.#words.get(word);
      return found === undefined ? [] : [[word, found] as const];
    });
    if (known.length === 0) return [];
    const scored = [...this.#topics].map(([topic, texts]) => {
      const tells = known.map(([word, found]) => [word, this.#tells(found, topic, texts)] as const);
      const sum = tells.reduce((total, [, tell]) => total + tell, 0);
      return { topic, tells, sum };
    });
    const top = Math.max(...scored.map(({ sum }) => sum));
    // Words of one text hang together, so their evidence is worth less than its sum.
    const cool = Math.sqrt(known.length);
    const shares = scored.map(({ sum }) => Math.exp((sum - top) / cool));
    const whole = shares.reduce((total, share) => total + share, 0);
    return scored
      .map(({ topic, tells, sum }, at) => ({ topic, tells, sum, score: (shares[at] ?? 0) / whole }))
      .sort((a, b) => b.sum - a.sum || (a.topic < b.topic ? -1 : 1))
      .slice(0, most)
      .map(({ topic, tells, score }) => ({ topic, score, because: strongest(tells) }))
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

function strongest(tells: readonly (readonly [string, number])[]): readonly string[] {
  return [...tells]
    .filter(([, tell]) => tell > 0.1)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, NAMED)
    .map(([word]) => word);
}
