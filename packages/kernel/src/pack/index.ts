export { checkSettings } from "./check/settings.ts";
export { checkPack, type Proof, type ProofCounts, type Proven } from "./check-pack.ts";
export { loadPack } from "./load.ts";
export type { Engine, Scenario } from "./scenario/node.ts";
export { runScenario } from "./scenario/run.ts";
export { type Scope, type ScopeKind, type Sighted, scopeOf } from "./scope/index.ts";
export { readPack } from "./source/read-pack.ts";
