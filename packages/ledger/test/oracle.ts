import type { Appended, Command } from "@xinlian/ledger";

/** What the oracle keeps of one case. */
export interface Kept {
  seq: number;
  lead: string | null;
  readonly bodies: unknown[];
  whole: unknown;
}

/** Leads whose cases a principal reaches; `all` for a role that sees the city. */
export type Reach = "all" | "new" | string;

/**
 * The append as one would write it with a map in memory and no thought for speed: the same answers are expected of the database.
 */
export class Oracle {
  readonly streams = new Map<string, Kept>();
  readonly #commands = new Map<string, { bodyHash: string; reply: unknown }>();

  seq(stream: string): number {
    return this.streams.get(stream)?.seq ?? 0;
  }

  append(command: Command, reach: Reach): Appended {
    const key = `${command.principal.kind} ${command.principal.id} ${command.id}`;
    const known = this.#commands.get(key);
    if (known !== undefined) {
      if (known.bodyHash !== command.bodyHash) return { outcome: "mismatch" };
      return { outcome: "repeated", reply: known.reply };
    }
    for (const [at, write] of command.writes.entries()) {
      const kept = this.streams.get(write.stream);
      const may =
        kept === undefined ? true : reach === "all" || (kept.lead === reach && reach !== "new");
      if (!may || (at === 0 && kept !== undefined && reach === "new")) {
        return { outcome: "forbidden", stream: write.stream };
      }
    }
    const moved = (fresh: boolean) =>
      command.writes.find(
        (write) => (write.expected === 0) === fresh && this.seq(write.stream) !== write.expected,
      );
    const conflict = moved(false) ?? moved(true);
    if (conflict !== undefined) {
      return { outcome: "conflict", stream: conflict.stream, actual: this.seq(conflict.stream) };
    }
    const heads: Record<string, number> = {};
    for (const write of command.writes) {
      const kept = this.streams.get(write.stream) ?? {
        seq: 0,
        lead: null,
        bodies: [],
        whole: null,
      };
      kept.seq += write.events.length;
      kept.bodies.push(...write.events.map((event) => event.body));
      kept.lead = write.after?.lead ?? null;
      kept.whole = write.after;
      this.streams.set(write.stream, kept);
      heads[write.stream] = kept.seq;
    }
    this.#commands.set(key, { bodyHash: command.bodyHash, reply: command.reply });
    return { outcome: "appended", reply: command.reply, heads };
  }
}
