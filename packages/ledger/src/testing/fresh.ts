import { randomBytes } from "node:crypto";
import type { PoolConfig } from "pg";
import { type OpenLedger, openLedger } from "../open.ts";
import { type MasterKey, masterKeyOf } from "../seal/master-key.ts";
import { asOwner, dropDatabase, leaveCluster, testCluster } from "./cluster.ts";

/** An empty ledger in a database of its own. */
export interface FreshLedger {
  readonly ledger: OpenLedger;
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  readonly masterKey: MasterKey;
  /** Another process's view of the same ledger: a pool of its own. */
  again(): Promise<OpenLedger>;
  /** Closes every ledger opened here and drops the database. */
  close(): Promise<void>;
  /** Closes every ledger opened here and keeps the database to copy from, for as long as its server runs. */
  keep(): Promise<KeptLedger>;
}

/** A ledger that nobody has open: what `freshLedger` copies. */
export interface KeptLedger {
  readonly database: string;
  readonly masterKey: MasterKey;
}

/** Copies a migrated database, or one that was kept (50–200 ms), and opens a ledger on it, on the PostgreSQL that this run tests against. */
export async function freshLedger(
  options: { readonly city?: string; readonly from?: KeptLedger } = {},
): Promise<FreshLedger> {
  const cluster = await testCluster();
  const database = `xinlian_test_${randomBytes(8).toString("hex")}`;
  await asOwner(
    cluster,
    `CREATE DATABASE ${database} TEMPLATE ${options.from?.database ?? cluster.template}`,
  );
  const owner = cluster.owner(database);
  const app = cluster.app(database);
  const masterKey = options.from?.masterKey ?? masterKeyOf();
  const opened: OpenLedger[] = [];
  const again = async (): Promise<OpenLedger> => {
    const result = await openLedger({ city: options.city ?? "511100", app, masterKey });
    if (!result.ok) throw new Error(JSON.stringify(result.fault));
    opened.push(result.value);
    return result.value;
  };
  const ledger = await again();
  const leave = async () => {
    for (const one of opened) await one.close();
  };
  return {
    ledger,
    owner,
    app,
    masterKey,
    again,
    close: async () => {
      await leave();
      await dropDatabase(cluster, database);
      await leaveCluster();
    },
    keep: async () => {
      await leave();
      return { database, masterKey };
    },
  };
}
