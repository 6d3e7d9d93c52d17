import { readFileSync } from "node:fs";
import { userInfo } from "node:os";

/** The system account that runs the database. */
export interface SystemAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** True when this process is root and hands the database to somebody without rights. */
  readonly lowered: boolean;
}

/** PostgreSQL refuses to run as root, so root lends it the account `nobody`. */
export function databaseAccount(): SystemAccount | null {
  const own = userInfo();
  if (own.uid !== 0) return { name: own.username, uid: own.uid, gid: own.gid, lowered: false };
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) return null;
  return { name: "nobody", uid: Number(uid), gid: Number(gid), lowered: true };
}

/** What `child_process` needs to run something as that account; nothing when it is ourselves. */
export function asAccount(account: SystemAccount): { uid?: number; gid?: number } {
  return account.lowered ? { uid: account.uid, gid: account.gid } : {};
}
