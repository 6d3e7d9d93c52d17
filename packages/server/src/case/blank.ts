import type { CaseNode, CaseState, World } from "@xinlian/kernel";

/** A case of which nothing is known but its type: what an expression sees before there is one. */
export function blankOf(node: CaseNode, world: World): Omit<CaseState, "state" | "ended"> {
  return {
    stream: "",
    seq: 0,
    pack: world.pack.name,
    packHash: world.pack.hash,
    type: node.name,
    number: null,
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
