import type { CaseNode, CaseState, World } from "@xinlian/kernel";

/** A case of which nothing is known: what is evaluated over it may read nothing of it. */
export function blankState(node: CaseNode, world: World): CaseState {
  return {
    stream: "",
    seq: 0,
    pack: world.pack.name,
    packHash: world.pack.hash,
    type: node.name,
    number: null,
    state: "",
    ended: false,
    historic: false,
    opened: world.now,
    endedAt: null,
    area: world.city,
    lead: null,
    parent: null,
    fields: {},
    sealed: {},
    entered: {},
    past: {},
    clocks: {},
    links: {},
    barred: { people: [], units: [] },
  };
}
