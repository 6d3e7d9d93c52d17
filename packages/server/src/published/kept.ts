import type { House } from "../house.ts";

/** How long an answer serves everybody, ms: what was published a minute ago may be missing from a count. */
const FRESH = 60_000;
/** Most answers kept; the oldest goes first. */
const MOST = 200;

interface Kept {
  readonly at: number;
  readonly value: Promise<unknown>;
}

const houses = new WeakMap<House, Map<string, Kept>>();

/** The same question asked again within a minute costs nothing: the city's first page is asked by everybody. */
export function kept<T>(house: House, question: string, answer: () => Promise<T>): Promise<T> {
  const answers = houses.get(house) ?? new Map<string, Kept>();
  houses.set(house, answers);
  const known = answers.get(question);
  if (known !== undefined && Date.now() - known.at < FRESH) return known.value as Promise<T>;
  const value = answer();
  answers.delete(question);
  answers.set(question, { at: Date.now(), value });
  const [oldest] = answers.keys();
  if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
  // A failure is nobody's answer but the asker's.
  value.catch(() => answers.delete(question));
  return value;
}
