/** What a pack may weigh: generous for a person who writes, narrow for an input that means harm (PK-2). */
export const BOUNDS = {
  /** Characters of one file. */
  file: 128 * 1024,
  /** Characters of all files together. */
  pack: 512 * 1024,
  files: 200,
  depth: 24,
  /** Faults of the YAML itself that are told of one file: the first lead to the rest. */
  told: 10,
  nodes: 30_000,
  /** Characters of one key or value. */
  scalar: 8 * 1024,
} as const;
