import type { Bench } from "../write/append.ts";

/** A local account. The password's hash (argon2id) is made and checked by the caller. */
export interface Account {
  readonly login: string;
  readonly passwordHash: string;
  /** Person id. */
  readonly person: string;
}

/** Sign-in: accounts and sessions, through narrow functions; no viewer can read either table. */
export interface Accounts {
  put(account: Account & { readonly closed?: boolean }): Promise<void>;
  /** Null when there is no such account or it was closed. */
  find(login: string): Promise<Account | null>;
  /** @param tokenHash SHA-256 (hex) of the session's token; moments in ms */
  beginSession(tokenHash: string, person: string, now: number, expires: number): Promise<void>;
  /** Null when it never was, has ended or expired, or the person has left. */
  session(tokenHash: string, now: number): Promise<{ person: string; expires: number } | null>;
  endSession(tokenHash: string): Promise<void>;
  /** Closes every account of somebody who leaves and ends his sessions. */
  close(person: string): Promise<void>;
}

export function accountsOf({ pool, city }: Pick<Bench, "pool" | "city">): Accounts {
  return {
    put: async ({ login, passwordHash, person, closed }) => {
      await pool.query("SELECT ledger.put_account($1, $2, $3, $4, $5)", [
        city,
        login,
        passwordHash,
        person,
        closed ?? false,
      ]);
    },
    find: async (login) => {
      const { rows } = await pool.query<{ login: string; password_hash: string; person: string }>(
        "SELECT * FROM ledger.account_of($1, $2)",
        [city, login],
      );
      const row = rows[0];
      return row === undefined
        ? null
        : { login: row.login, passwordHash: row.password_hash, person: row.person };
    },
    beginSession: async (tokenHash, person, now, expires) => {
      await pool.query("SELECT ledger.begin_session($1, $2, $3, $4, $5)", [
        city,
        tokenHash,
        person,
        new Date(now),
        new Date(expires),
      ]);
    },
    session: async (tokenHash, now) => {
      const { rows } = await pool.query<{ person: string; expires_at: Date }>(
        "SELECT * FROM ledger.session_of($1, $2, $3)",
        [city, tokenHash, new Date(now)],
      );
      const row = rows[0];
      return row === undefined ? null : { person: row.person, expires: row.expires_at.getTime() };
    },
    endSession: async (tokenHash) => {
      await pool.query("SELECT ledger.end_session($1, $2)", [city, tokenHash]);
    },
    close: async (person) => {
      await pool.query("SELECT ledger.close_accounts($1, $2)", [city, person]);
    },
  };
}
