/** A text for people, in both languages; both sides are always filled. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;
