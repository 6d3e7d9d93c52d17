import {
  type CadenceNode,
  CLOCK,
  dayOf,
  type EntryState,
  type Moment,
  owedUntil,
  type Pack,
  type RegisterNode,
  spanEnd,
  spansEnding,
  startOfDay,
} from "@xinlian/kernel";
import type { Command } from "@xinlian/ledger";
import { v5 } from "uuid";
import { bodyHash } from "../engine/body-hash.ts";
import type { Engine } from "../engine/engine.ts";
import { type Entries, entriesOf } from "../engine/entries.ts";
import { entriesAsOf } from "../register/as-of.ts";
import { beatsOf } from "./beats.ts";
import { owedStream } from "./owed-stream.ts";
import { covering, takenFrom } from "./taken.ts";
import { cadenceRegisters, checklistRegisters, readWhole } from "./whole.ts";

/** Namespace of the command ids of what lapses: the same debt is the same command, whoever settles it. */
const NAMESPACE = "a1c7f7de-52f0-4f39-8f0b-7c1d34b5d0e2";
/** Entries looked at in one page. */
const PAGE = 500;
const DAY_MS = 86_400_000;

/** One cadence of one register. */
interface Kept {
  readonly pack: Pack;
  readonly register: RegisterNode;
  readonly cadence: CadenceNode;
}

/**
 * Records what nobody touched in every stretch that is over by `now` (CD-7), cadence by cadence and end by end, oldest first. A cadence
 * that is seen for the first time begins with the day that runs. Whatever breaks it off, the next run goes on at the same end: a
 * debt has one stream and one command, so nothing is recorded twice.
 * @returns how many were recorded
 */
export async function settleDue(engine: Engine, now: Moment): Promise<number> {
  let recorded = 0;
  for (const pack of engine.city.packs.values()) {
    for (const register of Object.values(pack.registers)) {
      for (const cadence of Object.values(register.cadences)) {
        recorded += await settleCadence(engine, { pack, register, cadence }, now);
      }
    }
  }
  return recorded;
}

async function settleCadence(engine: Engine, kept: Kept, now: Moment): Promise<number> {
  const calendar = engine.city.calendar(null);
  const known = await settledUntil(engine, kept);
  let at = known ?? startOfDay(dayOf(now, calendar), calendar);
  if (known === undefined) await settled(engine, kept, at);
  let recorded = 0;
  // Days of the city's calendar are all as long.
  for (let end = (at + DAY_MS) as Moment; end <= now; end = (at + DAY_MS) as Moment) {
    const settings = engine.city.settings.get(kept.pack.name) ?? {};
    const beats = beatsOf(kept.cadence, kept.pack, settings);
    if (spansEnding(end, calendar).some(({ beat }) => beats.has(beat))) {
      recorded += await settleEnd(engine, kept, end, now);
    }
    at = end;
    await settled(engine, kept, at);
  }
  return recorded;
}

/** Walks over the register once and records what is owed until this end and not taken. */
async function settleEnd(engine: Engine, kept: Kept, end: Moment, now: Moment): Promise<number> {
  const { pack, cadence } = kept;
  const lists = checklistRegisters(pack, [cadence.type]);
  const registers = new Set([...cadenceRegisters(cadence), ...lists]);
  const whole = await readWhole(engine.ledger, pack, registers);
  let recorded = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await page(engine, kept, after, end);
    const last = rows.at(-1);
    if (last === undefined) return recorded;
    after = last.stream;
    const then = await entriesAsOf(engine, rows, end);
    recorded += await record(engine, kept, then, whole, end, now);
  }
}

/** Entries in the order of their streams that stood at some moment before this end and have not ended long before it. */
async function page(
  engine: Engine,
  { pack, register }: Kept,
  after: string,
  end: Moment,
): Promise<readonly EntryState[]> {
  const rows = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ whole: EntryState }>(
      `SELECT whole FROM ledger.entry_row
        WHERE city = $1 AND pack = $2 AND register = $3 AND stream > $4
          AND entered_at < $5 AND (NOT ended OR changed_at >= $5)
        ORDER BY stream LIMIT ${PAGE}`,
      [engine.city.code, pack.name, register.name, after, new Date(end)],
    ),
  );
  return rows.map(({ whole }) => whole);
}

async function record(
  engine: Engine,
  { pack, register, cadence }: Kept,
  entries: readonly EntryState[],
  whole: Entries,
  end: Moment,
  now: Moment,
): Promise<number> {
  const named = await entriesOf(
    engine.ledger,
    entries.map(({ stream }) => stream),
  );
  const own = new Map(entries.map((entry) => [entry.stream, entry]));
  const stood: Entries = new Map([...named, ...whole, ...own]);
  const seen = { ...engine.world(pack, end, new Map(), stood), whole: cadenceRegisters(cadence) };
  const owing = entries.flatMap((entry) => {
    const span = owedUntil(entry, cadence, end, seen);
    return span === undefined ? [] : [{ entry, span }];
  });
  const [first] = owing.map(({ span }) => span.first).sort();
  if (first === undefined) return 0;
  const ids = owing.map(({ entry }) => entry.stream);
  const taken = await takenFrom(engine.ledger, cadence.name, ids, first);
  const commands: Command[] = [];
  for (const { entry, span } of owing) {
    if (covering(taken, entry.stream, span) !== undefined) continue;
    if (spanEnd(span, engine.city.calendar(null)) !== end) continue;
    const owed = {
      register: register.name,
      cadence: cadence.name,
      entry: entry.stream,
      span: span.name,
    };
    const stream = owedStream(engine.city.code, owed);
    const order = { do: "lapse", owed, stream } as const;
    const asked = {
      order,
      pack,
      me: CLOCK,
      principal: { kind: "clock", id: "clock" },
      key: v5(stream, NAMESPACE),
      match: null,
      now,
      by: end,
      entries: stood,
    } as const;
    const command = await engine.command(asked, bodyHash(engine.ledger, order, pack.name));
    if (command.ok) commands.push(command.value);
  }
  const done = await engine.ledger.appendAll(commands);
  return done.filter(({ outcome }) => outcome === "appended").length;
}

async function settledUntil(engine: Engine, kept: Kept): Promise<Moment | undefined> {
  const { pack, register, cadence } = kept;
  const rows = await engine.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ until: Date }>(
      `SELECT until FROM ledger.cadence_settled
        WHERE city = $1 AND pack = $2 AND register = $3 AND cadence = $4`,
      [engine.city.code, pack.name, register.name, cadence.name],
    ),
  );
  return rows[0]?.until.getTime() as Moment | undefined;
}

function settled(engine: Engine, { pack, register, cadence }: Kept, until: Moment): Promise<void> {
  return engine.ledger.settleCadence(pack.name, register.name, cadence.name, until);
}
