export { checkPack, type Proof, type ProofCounts, type Proven } from "./check-pack.ts";
export { loadPack } from "./load.ts";
export type { Engine, Scenario } from "./scenario/node.ts";
export { runScenario } from "./scenario/run.ts";
export { readPack } from "./source/read-pack.ts";
export { type Scope, type ScopeKind, scopeOf, type Sighted } from "./scope/index.ts";
