import type { CaseState } from "@xinlian/kernel";

/** Stands before what is no word, so that no word of a text can be one. */
const MARK = "\u0002";

/** Stands in the index of every case that has not ended. */
export const OPEN = `${MARK}o`;

export function typeFacet(pack: string, type: string): string {
  return `${MARK}t${pack}.${type}`;
}

/** The month of a moment (ms), in UTC. */
export function monthFacet(moment: number): string {
  return `${MARK}m${new Date(moment).toISOString().slice(0, 7)}`;
}

/** What stands in the search index beside the words of a case, so that a search narrowed by it reads no more than it gives. */
export function facetsOf(state: CaseState): readonly string[] {
  return [
    typeFacet(state.pack, state.type),
    monthFacet(state.opened),
    ...(state.ended ? [] : [OPEN]),
  ];
}
