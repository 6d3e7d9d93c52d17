import { ancestors, type EntryState, type FieldValue, type Pack } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";

/** The entries of a pack's registers as they stand when the filling begins. */
export class Standing {
  readonly #pack: Pack;
  readonly entries: ReadonlyMap<string, EntryState>;

  constructor(pack: Pack, entries: readonly EntryState[]) {
    this.#pack = pack;
    this.entries = new Map(entries.map((entry) => [entry.stream, entry]));
  }

  static async read(ledger: Ledger, pack: Pack): Promise<Standing> {
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ whole: EntryState }>(
        `SELECT whole FROM ledger.entry_row WHERE city = $1 AND pack = $2 AND NOT ended
          ORDER BY register, sort, stream`,
        [ledger.city, pack.name],
      ),
    );
    return new Standing(
      pack,
      rows.map(({ whole }) => whole),
    );
  }

  of(register: string): readonly EntryState[] {
    return [...this.entries.values()].filter((entry) => entry.register === register);
  }

  /** The key of an entry named by its id. */
  key(id: FieldValue | undefined): string {
    return this.entries.get(String(id))?.key ?? "";
  }

  /** A topic and the wider ones it belongs to, as duties name them. */
  topics(topic: string): readonly string[] {
    const entry = [...this.entries.values()].find((each) => each.key === topic);
    const register = entry && this.#pack.registers[entry.register];
    if (entry === undefined || register === undefined) return [topic];
    return [entry, ...ancestors(entry, register, this.entries)].map(
      ({ key, stream }) => key ?? stream,
    );
  }
}
