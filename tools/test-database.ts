import { shareCluster } from "@xinlian/ledger/testing";

/** Before the tests: one PostgreSQL for all files of the run, each with databases of its own. */
export default shareCluster;
