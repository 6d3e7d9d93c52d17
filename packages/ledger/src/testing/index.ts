export { type TestCluster, testCluster } from "./cluster.ts";
export { type FreshLedger, freshLedger } from "./fresh.ts";
