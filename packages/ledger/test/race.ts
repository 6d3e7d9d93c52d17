import { randomInt, randomUUID } from "node:crypto";
import type { CaseState, Moment } from "@xinlian/kernel";
import { type Command, type OpenLedger, rebuildRows, START, tail } from "@xinlian/ledger";
import { caseState, caseWrite, clock, command, event, listing, NOON, person } from "./sample.ts";

/** Sizes of one race. */
export interface Race {
  readonly clients: number;
  /** Appends that each client wants through. */
  readonly rounds: number;
  readonly streams: number;
}

/** What came of it; everything but the counts is 0 or true when the ledger holds. */
export interface Raced {
  readonly acknowledged: number;
  readonly conflicts: number;
  readonly repeats: number;
  readonly lost: number;
  readonly doubled: number;
  readonly numbersTwice: number;
  readonly clocksTwice: number;
  readonly clocksMissed: number;
  readonly rowsDiffering: number;
  readonly followerDiffering: number;
  readonly verifies: boolean;
}

const ENGINE = { kind: "engine" } as const;
const body = (state: CaseState) => [event("acted", { state })];
const BESIDE = { listing: listing({ words: [], text: "" }), marks: [] };

/** One append of a client: adds one to the case's count, reading again after each conflict, now and then sending the same command twice. */
async function add(ledger: OpenLedger, who: string, stream: string, tally: Tally): Promise<void> {
  const id = randomUUID();
  for (;;) {
    const [state] = await ledger.cases(ENGINE, [stream]);
    if (state === undefined) throw new Error("a case is gone");
    const fields = { count: Number(state.fields["count"]) + 1 };
    const next = { ...state, seq: state.seq + 1, fields };
    const one = command(person(who), [caseWrite(next, { events: body(next), ...BESIDE })], { id });
    const sent = randomInt(5) === 0 ? [one, one] : [one];
    const answers = await Promise.all(sent.map((each) => ledger.append(each)));
    tally.conflicts += answers.filter((answer) => answer.outcome === "conflict").length;
    tally.repeats += answers.filter((answer) => answer.outcome === "repeated").length;
    const done = answers.filter((answer) => answer.outcome === "appended").length;
    if (done > 1) tally.doubled += 1;
    if (done === 0 && answers.some((answer) => answer.outcome !== "conflict")) {
      throw new Error(`neither appended nor in conflict: ${JSON.stringify(answers)}`);
    }
    if (done > 0) {
      tally.acknowledged.set(stream, (tally.acknowledged.get(stream) ?? 0) + 1);
      return;
    }
  }
}

interface Tally {
  conflicts: number;
  repeats: number;
  doubled: number;
  readonly acknowledged: Map<string, number>;
}

/** Opens the cases that are raced for. */
async function openCases(ledger: OpenLedger, who: string, count: number): Promise<string[]> {
  const states = Array.from({ length: count }, () => caseState({ fields: { count: 0 } }));
  await ledger.appendAll(
    states.map((state) =>
      command(person(who), [caseWrite(state, { events: body(state), ...BESIDE })]),
    ),
  );
  return states.map((state) => state.stream);
}

/** Cases whose clocks are due; several workers fire them at once. Gives how often each fired. */
async function raceClocks(
  ledgers: readonly OpenLedger[],
  who: string,
  count: number,
): Promise<number[]> {
  const states = Array.from({ length: count }, (_, at) =>
    caseState({ clocks: { answer: clock("answer", (NOON + at) as Moment) } }),
  );
  const marks = (state: CaseState) => [
    { clock: "answer", mark: "due", at: state.clocks["answer"]?.due ?? 0 },
  ];
  const first = ledgers[0] as OpenLedger;
  await first.appendAll(
    states.map((state) =>
      command(person(who), [
        caseWrite(state, { events: body(state), ...BESIDE, marks: marks(state) }),
      ]),
    ),
  );
  const known = new Map(states.map((state) => [state.stream, state]));
  const work = async (ledger: OpenLedger): Promise<void> => {
    let idle = 0;
    while (idle < 3) {
      const taken = await ledger.fireClocks(NOON + 1_000_000, 5, (due) =>
        Promise.resolve(
          due.flatMap((one): Command[] => {
            const state = known.get(one.stream);
            if (state === undefined) return [];
            const next = { ...state, seq: 2 };
            const write = caseWrite(next, {
              kind: "breached",
              ...BESIDE,
              events: [event("breached", { state: next })],
            });
            return [command({ kind: "clock", id: "clock" }, [write])];
          }),
        ),
      );
      idle = taken === 0 ? idle + 1 : 0;
    }
  };
  await Promise.all(ledgers.map(work));
  const fired = await first.view(ENGINE, (sql) =>
    sql.query<{ n: number }>(
      `SELECT count(e.stream)::int AS n FROM unnest($1::uuid[]) s(stream)
         LEFT JOIN ledger.event e ON e.stream = s.stream AND e.kind = 'breached' GROUP BY s.stream`,
      [[...known.keys()]],
    ),
  );
  return fired.map((row) => row.n);
}

async function heldBack(ledger: OpenLedger): Promise<boolean> {
  const [row] = await ledger.view(ENGINE, (sql) =>
    sql.query<{ held: boolean }>(
      "SELECT EXISTS (SELECT FROM ledger.event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS held",
    ),
  );
  return row?.held === true;
}

/** Runs clients of their own pools against each other and then looks for anything lost, doubled or out of order. */
export async function race(
  open: () => Promise<OpenLedger>,
  who: string,
  size: Race,
): Promise<Raced> {
  const ledgers = await Promise.all(Array.from({ length: size.clients }, open));
  const first = ledgers[0] as OpenLedger;
  const streams = await openCases(first, who, size.streams);
  const tally: Tally = { conflicts: 0, repeats: 0, doubled: 0, acknowledged: new Map() };
  const numbers: number[] = [];
  let on = true;
  const seen: string[] = [];
  const follower = (async () => {
    let cursor = START;
    for (let more = true; more; ) {
      // Another test's open transaction may hold the end back: the last look is one that began when all was written and nothing was above
      // the horizon, and that found nothing new.
      const open = on || (await heldBack(first));
      const page = await first.view(ENGINE, (sql) => tail(sql, first.city, cursor, 50));
      cursor = page.cursor;
      seen.push(...page.events.map((one) => `${one.stream} ${one.seq}`));
      more = open || page.events.length > 0;
    }
  })();
  await Promise.all(
    ledgers.map(async (ledger) => {
      for (let round = 0; round < size.rounds; round += 1) {
        await add(ledger, who, streams[randomInt(streams.length)] as string, tally);
        if (round % 10 === 0) numbers.push(await ledger.takeNumbers("race", 3));
      }
    }),
  );
  const fired = await raceClocks(ledgers.slice(0, 4), who, size.clients * 4);
  on = false;
  await follower;
  const counts = await first.cases(ENGINE, streams);
  const right = (stream: string): number => tally.acknowledged.get(stream) ?? 0;
  const events = await first.view(ENGINE, (sql) =>
    sql.query<{ at: string }>("SELECT stream || ' ' || seq AS at FROM ledger.event"),
  );
  const fold = {
    evolve: (_: CaseState | null, one: { body: unknown }) =>
      (one.body as { state: CaseState }).state,
    beside: () => BESIDE,
  };
  const off = (state: CaseState, sign: number): number =>
    Math.max(0, sign * (right(state.stream) - Number(state.fields["count"])));
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  return {
    acknowledged: sum([...tally.acknowledged.values()]),
    conflicts: tally.conflicts,
    repeats: tally.repeats,
    lost: sum(counts.map((state) => off(state, 1))),
    doubled: tally.doubled + sum(counts.map((state) => off(state, -1))),
    numbersTwice: numbers.length - new Set(numbers).size,
    clocksTwice: fired.filter((times) => times > 1).length,
    clocksMissed: fired.filter((times) => times === 0).length,
    rowsDiffering: (await rebuildRows(first.bench, fold)).differences.length,
    followerDiffering: events.length - new Set(seen).size + (seen.length - new Set(seen).size),
    verifies: (await first.verify()).altered === null,
  };
}

/** Whether nothing was lost, doubled, missed or altered. */
export function holds(raced: Raced): boolean {
  const { acknowledged, conflicts: _, repeats: __, verifies, ...faults } = raced;
  return acknowledged > 0 && verifies && Object.values(faults).every((count) => count === 0);
}
