import type { Sql } from "../ledger.ts";

/**
 * The schema `ledger` as text, by our own reading of the catalogue: the same on every version of PostgreSQL and under every owner's name. Each
 * query gives lines that sort by themselves.
 */
const QUERIES: readonly (readonly [string, string])[] = [
  [
    "tables",
    `SELECT c.relname || CASE c.relkind WHEN 'v' THEN ' (view ' || coalesce(array_to_string(c.reloptions, ', '), '') || ')'
                                        WHEN 'S' THEN ' (sequence)' WHEN 'c' THEN ' (type)'
                                        WHEN 'p' THEN ' partition by ' || pg_get_partkeydef(c.oid) ELSE '' END
            || CASE WHEN c.relispartition THEN ' ' || pg_get_expr(c.relpartbound, c.oid) ELSE '' END
            || CASE WHEN c.relrowsecurity THEN ' row security' ELSE '' END AS line
       FROM pg_class c WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S', 'c')`,
  ],
  [
    "columns",
    `SELECT c.relname || '.' || lpad(a.attnum::text, 2, '0') || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END
            || CASE WHEN o.collname IS NOT NULL AND o.collname <> 'default' THEN ' collate ' || o.collname ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       LEFT JOIN pg_collation o ON o.oid = a.attcollation
      WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'c') AND NOT c.relispartition`,
  ],
  [
    "constraints",
    `SELECT c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) AS line
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.connamespace = 'ledger'::regnamespace AND k.contype IN ('p', 'u', 'c', 'f', 'x') AND NOT c.relispartition`,
  ],
  [
    "indexes",
    `SELECT pg_get_indexdef(i.indexrelid) AS line
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE c.relnamespace = 'ledger'::regnamespace AND NOT c.relispartition`,
  ],
  [
    "policies",
    `SELECT p.tablename || ' ' || p.policyname || ' ' || p.permissive || ' ' || p.cmd || ' to '
            || array_to_string(ARRAY(SELECT unnest(p.roles)::text ORDER BY 1), ', ')
            || coalesce(' using ' || regexp_replace(p.qual, '\\s+', ' ', 'g'), '')
            || coalesce(' check ' || regexp_replace(p.with_check, '\\s+', ' ', 'g'), '') AS line
       FROM pg_policies p WHERE p.schemaname = 'ledger'`,
  ],
  [
    "functions",
    `SELECT p.proname || '(' || pg_get_function_arguments(p.oid) || ') returns ' || pg_get_function_result(p.oid)
            || ' ' || l.lanname || ' ' || p.provolatile::text || CASE WHEN p.prosecdef THEN ' definer' ELSE '' END
            || coalesce(' set ' || array_to_string(p.proconfig, ', '), '')
            || ' body ' || encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') AS line
       FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = 'ledger'::regnamespace`,
  ],
  [
    "grants",
    `SELECT what || ' ' || a.privilege_type || ' to ' || coalesce(r.rolname, 'everybody') AS line
       FROM (SELECT 'table ' || relname AS what, relowner AS owner, relacl AS acl FROM pg_class
              WHERE relnamespace = 'ledger'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')
             UNION ALL
             SELECT 'column ' || c.relname || '.' || t.attname, c.relowner, t.attacl
               FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
              WHERE c.relnamespace = 'ledger'::regnamespace
             UNION ALL
             SELECT 'function ' || proname, proowner, proacl FROM pg_proc WHERE pronamespace = 'ledger'::regnamespace
             UNION ALL
             SELECT 'schema ledger', nspowner, nspacl FROM pg_namespace WHERE nspname = 'ledger') g
      CROSS JOIN LATERAL aclexplode(g.acl) a
       LEFT JOIN pg_roles r ON r.oid = a.grantee
      WHERE a.grantee <> g.owner`,
  ],
];

/** The dump that is kept as `packages/ledger/schema.txt`. */
export async function dumpSchema(sql: Sql): Promise<string> {
  const parts: string[] = [];
  for (const [title, query] of QUERIES) {
    const rows = await sql.query<{ line: string }>(query);
    const lines = rows.map((row) => row.line).sort();
    parts.push(`${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
  }
  return parts.join("\n");
}
