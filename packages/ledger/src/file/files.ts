import type { Principal } from "../command.ts";
import { viewAs } from "../read/view.ts";
import type { Viewer } from "../read/viewer.ts";
import { decrypt } from "../seal/cipher.ts";
import type { Bench } from "../write/append.ts";
import { principalText } from "../write/batch.ts";
import { CHUNK, keyBinding, type Stored, Upload } from "./upload.ts";

/** Where a file is read through. */
export interface FileSeen extends Stored {
  /** Field of the case that names it; null when its giver reads it before any case does. */
  readonly field: string | null;
  /** Bytes from `from` up to and without `to`, in clear, piece by piece. */
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

/** Attachments: content in encrypted chunks, read only through a case and field that name it. */
export interface Files {
  begin(now: number): Promise<Upload>;
  /**
   * The file as `viewer` sees it through this case, or as he sent it in when `stream` is null; null when he does not see it or its key was
   * destroyed. A sealed field is read in the engine's eyes, after the look is on record.
   */
  open(viewer: Viewer, id: string, stream: string | null): Promise<FileSeen | null>;
  /** Of these ids those that `principal` may name in a form for this case (null = a new one). Each is kept for another day. */
  named(
    principal: Principal,
    stream: string | null,
    ids: readonly string[],
    now: number,
  ): Promise<readonly Stored[]>;
  /** Bytes that no case names yet. */
  looseBytes(): Promise<number>;
  /** Lets go of at most `limit` files and `limit` uploads that nobody took up since `before` (ms). How many went. */
  dropLoose(before: number, limit: number): Promise<number>;
}

interface Row {
  readonly blob: string;
  readonly type: string;
  readonly size: string;
  readonly field: string | null;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

export function filesOf(bench: Bench): Files {
  const { pool, city, master } = bench;
  const fileKey = async (id: string, blob: string): Promise<Buffer | null> => {
    const { rows } = await pool.query<{ wrapped: Buffer | null }>(
      "SELECT ledger.file_key($1, $2) AS wrapped",
      [city, id],
    );
    const wrapped = rows[0]?.wrapped ?? null;
    return wrapped === null ? null : decrypt(master.wrapping, wrapped, keyBinding(city, blob));
  };
  return {
    begin: (now) => Upload.begin(bench, now),
    open: async (viewer, id, stream) => {
      const [row] = await viewAs(pool, city, viewer, (sql) =>
        stream === null
          ? sql.query<Row>(
              `SELECT f.blob, f.type, f.size, NULL AS field FROM ledger.file f
                 JOIN ledger.file_giver g ON g.city = f.city AND g.file = f.id
                WHERE f.city = $1 AND f.id = $2`,
              [city, id],
            )
          : sql.query<Row>(
              `SELECT f.blob, f.type, f.size, k.field FROM ledger.file_case k
                 JOIN ledger.file f ON f.city = k.city AND f.id = k.file
                WHERE k.city = $1 AND k.file = $2 AND k.stream = $3 ORDER BY k.sealed, k.field LIMIT 1`,
              [city, id, stream],
            ),
      );
      if (row === undefined) return null;
      const { blob, type, field } = row;
      const key = await fileKey(id, blob);
      if (key === null) return null;
      // Each piece is read in a transaction of its own: a slow reader holds neither a connection nor a snapshot.
      const piece = async (n: number): Promise<Buffer> => {
        const [chunk] = await viewAs(pool, city, viewer, (sql) =>
          sql.query<{ data: Buffer }>(
            "SELECT data FROM ledger.file_chunk WHERE city = $1 AND blob = $2 AND n = $3",
            [city, blob, n],
          ),
        );
        if (chunk === undefined) throw new Error(`file ${id} has no chunk ${n}`);
        return decrypt(key, chunk.data, [city, blob, n]);
      };
      return {
        id,
        type,
        size: Number(row.size),
        field,
        read: async function* (from, to) {
          for (let at = from; at < to; ) {
            const n = Math.floor(at / CHUNK);
            const plain = await piece(n);
            const part = plain.subarray(at - n * CHUNK, Math.min(to - n * CHUNK, plain.length));
            if (part.length === 0) throw new Error(`file ${id} ends before byte ${to}`);
            yield part;
            at += part.length;
          }
        },
      };
    },
    named: async (principal, stream, ids, now) => {
      if (ids.length === 0) return [];
      const { rows } = await pool.query<{ id: string; type: string; size: string }>(
        "SELECT * FROM ledger.name_files($1, $2, $3, $4, $5)",
        [city, principalText(principal), stream ?? NOBODY, ids, new Date(now)],
      );
      return rows.map(({ id, type, size }) => ({ id, type, size: Number(size) }));
    },
    looseBytes: async () => {
      const { rows } = await pool.query<{ bytes: string }>(
        "SELECT ledger.loose_bytes($1) AS bytes",
        [city],
      );
      return Number(rows[0]?.bytes ?? 0);
    },
    dropLoose: async (before, limit) => {
      const { rows } = await pool.query<{ dropped: number }>(
        "SELECT ledger.drop_loose($1, $2, $3) AS dropped",
        [city, new Date(before), limit],
      );
      return rows[0]?.dropped ?? 0;
    },
  };
}
