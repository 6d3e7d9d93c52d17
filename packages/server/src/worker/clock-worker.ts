import { type CaseState, CLOCK, type Moment } from "@xinlian/kernel";
import type { Command, DueClock } from "@xinlian/ledger";
import { v5 } from "uuid";
import { bodyHash } from "../engine/body-hash.ts";
import { packOf } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";

/** Namespace of the command ids of clocks: the same mark of the same clock is the same command, whoever fires it. */
const NAMESPACE = "6f0d2c4e-3a51-4f2e-9c0b-7d5be1f0a913";
const BATCH = 64;

/** The command id of a mark: the same whoever fires it. */
export function markKey({ stream, clock, mark, at }: DueClock): string {
  return v5(`${stream} ${clock} ${mark} ${at}`, NAMESPACE);
}

/**
 * Fires what is due at `now`; gives back how many clocks were taken. Several workers may run at once.
 * @param failed hears of a mark whose decision broke: it is put off alone and tried again, the others fire
 */
export function fireDue(
  engine: Engine,
  now: Moment,
  failed: (error: unknown) => void,
): Promise<number> {
  return engine.ledger.fireClocks(now, BATCH, (due) => commandsOf(due, engine, now, failed));
}

async function commandsOf(
  due: readonly DueClock[],
  engine: Engine,
  now: Moment,
  failed: (error: unknown) => void,
): Promise<readonly Command[]> {
  const commands: Command[] = [];
  const streams = [...new Set(due.map((clock) => clock.stream))];
  const states = await engine.ledger.cases({ kind: "engine" }, streams);
  // Marks of one case, or of cases that move each other, are decided one after the other, each on what the one before leaves.
  const ahead = new Map<string, CaseState>();
  for (const { stream, clock, mark, at } of due) {
    const state = ahead.get(stream) ?? states.find((each) => each.stream === stream);
    if (state === undefined) continue;
    const pack = packOf(engine.city, state.packHash);
    const order = { do: "tick", stream, clock, mark } as const;
    const asked = {
      order,
      pack,
      me: CLOCK,
      principal: { kind: "clock", id: "clock" },
      key: markKey({ stream, clock, mark, at }),
      match: null,
      now,
    } as const;
    const hash = bodyHash(engine.ledger, order, pack.name);
    const command = await engine.command(asked, hash, ahead).catch((error: unknown) => {
      failed(error);
      return null;
    });
    if (!command?.ok) continue;
    for (const { stream: written, after } of command.value.writes) {
      if (after !== undefined) ahead.set(written, after);
    }
    commands.push(command.value);
  }
  return commands;
}
