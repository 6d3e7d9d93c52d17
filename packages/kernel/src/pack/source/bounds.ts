/** What a pack may weigh: generous for a person who writes, narrow for an input that means harm (PK-2). */
export const BOUNDS = {
  /** Characters of one file. */
  file: 256 * 1024,
  /** Characters of all files together. */
  pack: 1024 * 1024,
  files: 200,
  depth: 24,
  nodes: 60_000,
  /** Characters of one key or value. */
  scalar: 8 * 1024,
} as const;
