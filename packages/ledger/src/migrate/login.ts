import { ok, type Result, refuse } from "@xinlian/kernel";
import type { Pool } from "pg";

/**
 * Refuses a login that walls do not hold: a superuser, one that bypasses row-level security, an owner of tables. And one that is no member of
 * xinlian_app, which could do nothing.
 */
export async function checkLogin(pool: Pool): Promise<Result<void>> {
  const { rows } = await pool.query<{
    login: string;
    strong: boolean;
    bypasses: boolean;
    owns: boolean;
    member: boolean;
  }>(
    `SELECT current_user AS login, rolsuper AS strong, rolbypassrls AS bypasses,
            EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname = 'ledger' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns,
            EXISTS (SELECT FROM pg_roles a WHERE a.rolname = 'xinlian_app'
                     AND pg_has_role(current_user, a.oid, 'USAGE')) AS member
       FROM pg_roles WHERE rolname = current_user`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the database does not say who we are");
  const { login } = row;
  if (row.strong) return refuse("ledger-login-too-strong", { login, why: "is a superuser" });
  if (row.bypasses) return refuse("ledger-login-too-strong", { login, why: "has BYPASSRLS" });
  if (row.owns) return refuse("ledger-login-too-strong", { login, why: "owns the tables" });
  if (!row.member) return refuse("ledger-login-too-weak", { login, role: "xinlian_app" });
  return ok(undefined);
}
