import type { Sql } from "@xinlian/ledger";

/** What the wall lets the viewer of a transaction see, as the database derived it. */
export interface Reach {
  /** Sees by unit, area or name, and must be helped by a condition; else whole packs. */
  readonly scoped: boolean;
  /** Packs seen city-wide. */
  readonly wide: readonly string[];
  readonly areas: readonly Held[];
  readonly units: readonly Held[];
  /** Cases seen by name or because a unit assists. */
  beside(open: boolean): Promise<readonly string[]>;
}

/** An area prefix or a unit by which a pack is seen. */
export interface Held {
  readonly pack: string;
  readonly key: string;
}

interface Settings {
  readonly role: string | null;
  readonly wide: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly units: readonly string[] | null;
}

/**
 * Reads the reach of this transaction's viewer. Row-level security stands whatever is made of it. Who sees the pack asked for as a whole, and
 * others in part, goes on in the role of those who see whole packs: its one policy lets him see no more than that pack and its like, and
 * lets rows be counted from an index alone.
 * @param pack the only one asked for; null = any
 */
export async function reachOf(sql: Sql, pack: string | null): Promise<Reach> {
  const [row] = await sql.query<Settings>(
    `SELECT ledger.my('role') AS role, ledger.my_list('wide') AS wide,
            ledger.my_list('areas') AS areas, ledger.my_list('units') AS units`,
  );
  const whole = pack !== null && row?.wide?.includes(pack) === true;
  const scoped = row?.role === "xinlian_scoped" && !whole;
  if (row?.role === "xinlian_scoped" && whole) {
    await sql.query("SELECT set_config('role', 'xinlian_wide', true)");
  }
  return {
    scoped,
    wide: row?.wide ?? [],
    areas: widest((row?.areas ?? []).map(held)),
    units: (row?.units ?? []).map(held),
    beside: async (open) => {
      if (!scoped) return [];
      const rows = await sql.query<{ stream: string }>(
        "SELECT beside_me AS stream FROM ledger.beside_me($1)",
        [open],
      );
      return rows.map(({ stream }) => stream);
    },
  };
}

function held(text: string): Held {
  const [pack = "", key = ""] = text.split("/");
  return { pack, key };
}

/** Areas that lie in another one that is held are left out. */
function widest(areas: readonly Held[]): readonly Held[] {
  return areas.filter(
    (area) =>
      !areas.some(
        (other) => other !== area && other.pack === area.pack && area.key.startsWith(other.key),
      ),
  );
}
