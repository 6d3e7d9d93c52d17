/** What one value of a form may weigh. */
export const FIELD_BOUNDS = {
  /** Characters of a text: a long letter fits. */
  text: 10_000,
  /** Characters of a name or an address. */
  line: 200,
  /** Items of a list. */
  many: 100,
  /** Characters of a bad value that a message repeats. */
  shown: 60,
} as const;
