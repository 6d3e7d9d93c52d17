import type { FieldValues } from "@xinlian/kernel";
import type { Pool } from "pg";
import type { Viewer } from "../ledger.ts";
import { envelopeOf } from "../read/events.ts";
import { viewAs } from "../read/view.ts";
import { decrypt } from "./cipher.ts";
import type { MasterKey } from "./master-key.ts";

async function sealedPart(
  pool: Pool,
  city: string,
  viewer: Viewer,
  stream: string,
  seq: number,
): Promise<{ readonly sealed: string; readonly subject: string } | null> {
  const rows = await viewAs(pool, city, viewer, (sql) =>
    sql.query<{ envelope: Buffer }>(
      "SELECT envelope FROM ledger.event WHERE city = $1 AND stream = $2 AND seq = $3",
      [city, stream, seq],
    ),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { sealed, subject } = envelopeOf(row.envelope);
  return sealed === null || subject === null ? null : { sealed, subject };
}

/** Whose key sealed one event that `viewer` sees. */
export async function subjectOf(
  pool: Pool,
  city: string,
  viewer: Viewer,
  stream: string,
  seq: number,
): Promise<string | null> {
  return (await sealedPart(pool, city, viewer, stream, seq))?.subject ?? null;
}

/** Sealed values of one event that `viewer` sees, in clear; null when there are none, or their key was destroyed. */
export async function unsealEvent(
  pool: Pool,
  city: string,
  master: MasterKey,
  viewer: Viewer,
  stream: string,
  seq: number,
): Promise<FieldValues | null> {
  const part = await sealedPart(pool, city, viewer, stream, seq);
  if (part === null) return null;
  const { sealed, subject } = part;
  const found = await pool.query<{ wrapped: Buffer | null }>(
    "SELECT ledger.wrapped_key($1, $2) AS wrapped",
    [city, subject],
  );
  const wrapped = found.rows[0]?.wrapped ?? null;
  if (wrapped === null) return null;
  const key = decrypt(master.wrapping, wrapped, [city, subject]);
  const plain = decrypt(key, Buffer.from(sealed, "base64"), [city, stream, seq, subject]);
  return JSON.parse(plain.toString("utf8")) as FieldValues;
}
