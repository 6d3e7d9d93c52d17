import type { Language } from "@xinlian/kernel";

/** The texts of one folder in both languages. A text that needs values is a function of them. */
export type Both<T extends object> = Readonly<Record<Language, T>>;

/** Both sides have the same shape: a missing translation is a type error. */
export function both<T extends object>(zh: T, en: NoInfer<T>): Both<T> {
  return { zh, en };
}
