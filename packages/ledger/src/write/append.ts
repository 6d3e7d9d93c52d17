import { setTimeout as sleep } from "node:timers/promises";
import type { ClientBase, Pool } from "pg";
import type { Appended, Command } from "../command.ts";
import type { MasterKey } from "../seal/master-key.ts";
import { type Batch, batchOf, roundsOf } from "./batch.ts";
import { type SealAsk, type Sealed, sealAll } from "./sealing.ts";

/** What an appender works with. */
export interface Bench {
  readonly pool: Pool;
  readonly city: string;
  readonly master: MasterKey;
}

type Client = Pick<ClientBase, "query">;

interface Row {
  readonly ord: number;
  readonly outcome: Appended["outcome"];
  readonly reply: unknown;
  readonly stream: string | null;
  readonly actual: string | null;
}

/** Conditions under which the same transaction may succeed if begun again: deadlock, serialization, a key erased meanwhile. */
const AGAIN = new Set(["40P01", "40001", "XL001"]);
const TRIES = 6;

export function mayTryAgain(error: unknown): boolean {
  return AGAIN.has((error as { code?: string }).code ?? "");
}

/** jsonb can hold neither U+0000 nor half of a surrogate pair; texts are checked at the edge, so one here is a bug. */
const UNSTORABLE = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i;

function refuseUnstorable(batch: Batch): void {
  for (const json of Object.values(batch) as string[]) {
    // The halves of envelopes are text within text, where an escaped escape is no escape.
    if (UNSTORABLE.test(json) && UNSTORABLE.test(json.replaceAll("\\\\", ""))) {
      throw new Error("a text holds U+0000 or half a surrogate pair");
    }
  }
}

function headsOf(command: Command): Record<string, number> {
  return Object.fromEntries(
    command.writes.map((write) => [write.stream, write.expected + write.events.length]),
  );
}

function appendedOf(row: Row | undefined, command: Command): Appended {
  switch (row?.outcome) {
    case "appended":
      return { outcome: "appended", reply: row.reply, heads: headsOf(command) };
    case "repeated":
      return { outcome: "repeated", reply: row.reply };
    case "mismatch":
      return { outcome: "mismatch" };
    case "conflict":
      return { outcome: "conflict", stream: row.stream ?? "", actual: Number(row.actual) };
    case "forbidden":
      return { outcome: "forbidden", stream: row.stream ?? "" };
    default:
      throw new Error(`command ${command.id} got no answer`);
  }
}

async function seal(
  client: Client,
  bench: Bench,
  commands: readonly Command[],
): Promise<Map<string, Sealed>> {
  const names: string[] = [];
  const asks: SealAsk[] = [];
  commands.forEach((command, ord) => {
    command.writes.forEach((write, at) => {
      write.events.forEach((event, index) => {
        if (event.sealed === undefined || Object.keys(event.sealed).length === 0) return;
        names.push(`${ord}/${at}/${index}`);
        const seq = write.expected + index + 1;
        asks.push({ stream: write.stream, type: write.type, seq, values: event.sealed });
      });
    });
  });
  const sealed = await sealAll(client, bench.city, bench.master, asks);
  return new Map(sealed.map((value, at) => [names[at] as string, value]));
}

async function appendRound(
  client: Client,
  bench: Bench,
  commands: readonly Command[],
): Promise<Appended[]> {
  const batch = batchOf(commands, await seal(client, bench, commands));
  refuseUnstorable(batch);
  const { rows } = await client.query<Row>({
    name: "append",
    text: "SELECT * FROM ledger.append($1, $2, $3, $4)",
    values: [bench.city, batch.commands, batch.writes, batch.events],
  });
  const byOrd = new Map(rows.map((row) => [row.ord, row]));
  return commands.map((command, ord) => appendedOf(byOrd.get(ord), command));
}

/** Appends within the transaction that `client` has open. */
export async function appendWithin(
  client: Client,
  bench: Bench,
  commands: readonly Command[],
): Promise<Appended[]> {
  const answers: Appended[] = [];
  for (const round of roundsOf(commands)) {
    const got = await appendRound(
      client,
      bench,
      round.map((place) => commands[place] as Command),
    );
    round.forEach((place, at) => {
      answers[place] = got[at] as Appended;
    });
  }
  return answers;
}

/** Appends in one transaction of its own, begun again when the database asks for it. */
export async function appendTogether(
  bench: Bench,
  commands: readonly Command[],
): Promise<Appended[]> {
  for (const command of commands) {
    if (command.city !== bench.city) throw new Error(`a command for the city ${command.city}`);
    const streams = new Set(command.writes.map((write) => write.stream));
    if (streams.size < command.writes.length) throw new Error("a command writes a stream twice");
    if (command.writes.some((write) => write.events.length === 0))
      throw new Error("a write without events");
  }
  const single = roundsOf(commands).length <= 1;
  for (let tried = 1; ; tried += 1) {
    const client = await bench.pool.connect();
    let broken: Error | undefined;
    try {
      if (single) return await appendRound(client, bench, commands);
      await client.query("BEGIN");
      const answers = await appendWithin(client, bench, commands);
      await client.query("COMMIT");
      return answers;
    } catch (error) {
      if (!single) await client.query("ROLLBACK").catch((lost: Error) => (broken = lost));
      if (!mayTryAgain(error) || tried === TRIES) throw error;
    } finally {
      client.release(broken);
    }
    await sleep(tried * 3);
  }
}
