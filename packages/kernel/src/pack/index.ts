export { loadPack } from "./load.ts";
export { readPack } from "./source/read-pack.ts";
export { type Scope, type ScopeKind, scopeOf, type Sighted } from "./scope/index.ts";
