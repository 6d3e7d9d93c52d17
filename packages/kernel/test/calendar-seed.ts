import fc from "fast-check";

/**
 * Runs a property with a seed that is printed when it fails; `SEED=… npx vitest run <file>` runs it again.
 * The seed is fixed by default, so that a green run is the same run everywhere.
 */
export function seeded<T>(property: fc.IRawProperty<T>, runs = 2000): void {
  const seed = Number(process.env.SEED ?? 20261102);
  console.log(`seed ${seed}, ${runs} runs`);
  fc.assert(property, { seed, numRuns: runs });
}
