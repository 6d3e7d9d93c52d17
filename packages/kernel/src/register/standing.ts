import type { World } from "../case/world.ts";
import type { EntryState } from "./state.ts";

/**
 * Entries of a small register that stand, in the order in which they were entered.
 * @throws when the register was not loaded whole: whoever builds the world loads what a pack reads whole
 */
export function entriesStanding(register: string, world: World): readonly EntryState[] {
  if (world.whole?.has(register) !== true) {
    throw new Error(`register ${register} is not in sight as a whole`);
  }
  return [...(world.entries?.values() ?? [])]
    .filter((entry) => entry.register === register && !entry.ended)
    .sort((a, b) => a.entered - b.entered || (a.stream < b.stream ? -1 : 1));
}
