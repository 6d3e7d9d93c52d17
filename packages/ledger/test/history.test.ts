import { randomUUID } from "node:crypto";
import type { CaseState } from "@xinlian/kernel";
import { type Command, rebuildRows } from "@xinlian/ledger";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Oracle, type Reach } from "./oracle.ts";
import {
  caseState,
  caseWrite,
  command,
  event,
  hash,
  listing,
  type Sample,
  sampleCity,
} from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

/** `XINLIAN_HISTORIES` says fewer, where the same suite runs on a second database. */
const HISTORIES = Number(process.env["XINLIAN_HISTORIES"] ?? 10_000);
const A_BATCH = 100;
const LEADS = ["511102-housing", "511111-housing", "hall"] as const;

const step = fc.record({
  who: fc.constantFrom("desk", "desk", "handler", "neighbour", "citizen"),
  id: fc.nat(4),
  body: fc.constantFrom(0, 0, 0, 1),
  events: fc.integer({ min: 1, max: 3 }),
  lead: fc.constantFrom(...LEADS),
  writes: fc.uniqueArray(
    fc.record({ stream: fc.nat(2), off: fc.constantFrom(0, 0, 0, 0, 1, -1) }),
    { minLength: 1, maxLength: 2, selector: (write) => write.stream },
  ),
});
const history = fc.array(step, { minLength: 2, maxLength: 7 });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Commands of one history with the answers that the oracle gives, one after the other. */
function play(steps: readonly Step[], oracle: Oracle): { command: Command; answer: unknown }[] {
  const streams = [randomUUID(), randomUUID(), randomUUID()];
  const ids = Array.from({ length: 5 }, () => randomUUID());
  return steps.map((one) => {
    const { principal, reach } = principalOf(one.who);
    const writes = one.writes.map(({ stream, off }) => {
      const id = streams[stream] as string;
      const expected = Math.max(0, oracle.seq(id) + off);
      const after = caseState({ stream: id, seq: expected + one.events, lead: one.lead });
      const events = Array.from({ length: one.events }, (_, at) =>
        event("acted", { at, state: after }),
      );
      return caseWrite(after, {
        expected,
        events,
        listing: listing({ words: [], text: "" }),
        marks: [],
      });
    });
    const made = command(principal, writes, {
      id: ids[one.id] as string,
      bodyHash: hash([one.who, one.id, one.body]),
      reply: { body: one.body },
    });
    return { command: made, answer: oracle.append(made, reach) };
  });
}

function principalOf(who: Step["who"]): { principal: Command["principal"]; reach: Reach } {
  if (who === "citizen") return { principal: { kind: "citizen", id: "new" }, reach: "new" };
  const reach = { desk: "all", handler: "511102-housing", neighbour: "511111-housing" }[who];
  return { principal: { kind: "person", id: city.people[who] }, reach };
}

test(`LG-70 ${HISTORIES} histories end as a naive oracle says, answer by answer and event by event`, async () => {
  const seed = 20_261_102;
  const histories = fc.sample(history, { numRuns: HISTORIES, seed });
  const outcomes = new Map<string, number>();
  for (let at = 0; at < HISTORIES; at += A_BATCH) {
    const oracle = new Oracle();
    const played = histories.slice(at, at + A_BATCH).flatMap((steps) => play(steps, oracle));
    const answers = await city.ledger.appendAll(played.map((one) => one.command));
    expect(answers).toEqual(played.map((one) => one.answer));
    for (const { outcome } of answers) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const streams = [...oracle.streams.keys()];
    const rows = await city.ledger.cases({ kind: "engine" }, streams);
    expect(new Map(rows.map((row) => [row.stream, row]))).toEqual(
      new Map([...oracle.streams].map(([stream, kept]) => [stream, kept.whole])),
    );
    const [one] = streams;
    const events = await city.ledger.events({ kind: "engine" }, one as string);
    expect(events.map((each) => each.body)).toEqual(oracle.streams.get(one as string)?.bodies);
  }
  // Each way a command can end was met often.
  expect(outcomes.size).toBe(5);
  for (const [outcome, count] of outcomes)
    expect([outcome, count > HISTORIES / 20]).toEqual([outcome, true]);
  const whole = await city.ledger.verify();
  expect(whole.altered).toBeNull();
  const fold = {
    evolve: (_: CaseState | null, stored: { body: unknown }) =>
      (stored.body as { state: CaseState }).state,
    beside: () => ({ listing: listing({ words: [], text: "" }), marks: [] }),
  };
  expect((await rebuildRows(city.ledger.bench, fold)).differences).toEqual([]);
}, 180_000);
