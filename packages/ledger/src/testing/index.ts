export { type TestCluster, testCluster } from "./cluster.ts";
export { type FreshLedger, freshLedger, type KeptLedger } from "./fresh.ts";
