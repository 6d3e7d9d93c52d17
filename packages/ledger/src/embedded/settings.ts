import { writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { SystemAccount } from "./account.ts";

/** The three logins of an embedded cluster. `SUPER` founds the others and is used by nothing else but tests. */
export const SUPER = "xinlian_super";
export const OWNER = "xinlian_owner";
export const APP = "xinlian_app";
export const DATABASE = "xinlian";

/**
 * Modest settings for a small machine. Durability stays as PostgreSQL has it (fsync, synchronous commit, full pages). The log never
 * carries statements, parameters or row values: they could name people.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "80",
  shared_buffers: "192MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  idle_in_transaction_session_timeout: "120s",
  log_statement: "none",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
  update_process_title: "off",
};

/** Arguments of `postgres` for this cluster. */
export function settingArguments(cluster: string, socket: string): string[] {
  const all = { ...SETTINGS, unix_socket_directories: socket };
  return [
    "-D",
    cluster,
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

/**
 * Only this system account may log in, as one of ours, and only through the socket: no password, no network.
 * Written at every start, since the data may have been moved to another account.
 */
export function writeAccess(cluster: string, account: SystemAccount): void {
  const names = new Set([account.name, userInfo().username]);
  const map = [...names].flatMap((name) =>
    [SUPER, OWNER, APP].map((role) => `xinlian "${name}" ${role}`),
  );
  writeFileSync(join(cluster, "pg_hba.conf"), "local all all peer map=xinlian\n");
  writeFileSync(join(cluster, "pg_ident.conf"), `${map.join("\n")}\n`);
}
