import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  caseState,
  caseWrite,
  command,
  event,
  FOUNDER,
  hash,
  NOON,
  person,
  type Sample,
  sampleCity,
} from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

const NEW_CITIZEN = { kind: "citizen", id: "new" } as const;

async function opened(more: Parameters<typeof caseState>[0] = {}) {
  const state = caseState(more);
  const done = await city.ledger.append(command(person(city.people.desk), [caseWrite(state)]));
  expect(done.outcome).toBe("appended");
  return state;
}

describe("LG-1 idempotency is judged before everything else", () => {
  test("LG-1 the same command is appended once and gets the same reply again", async () => {
    const first = command(NEW_CITIZEN, [caseWrite(caseState())], { reply: { number: "RX1" } });
    const once = await city.ledger.append(first);
    expect(once).toMatchObject({ outcome: "appended", reply: { number: "RX1" } });
    expect(await city.ledger.append(first)).toEqual({
      outcome: "repeated",
      reply: { number: "RX1" },
    });
    expect(await city.ledger.known(first)).toEqual({
      outcome: "repeated",
      reply: { number: "RX1" },
    });
  });

  test("LG-1 another body under the same id is refused, another principal's id is another id", async () => {
    const first = command(NEW_CITIZEN, [caseWrite(caseState())]);
    await city.ledger.append(first);
    const other = { ...first, bodyHash: hash("other") };
    expect(await city.ledger.append(other)).toEqual({ outcome: "mismatch" });
    expect(await city.ledger.known(other)).toEqual({ outcome: "mismatch" });
    const stranger = command(person(city.people.desk), [caseWrite(caseState())], { id: first.id });
    expect(await city.ledger.known(stranger)).toBeNull();
    expect((await city.ledger.append(stranger)).outcome).toBe("appended");
  });

  test("LG-1 a repeat is answered even after the case has moved on and the person has lost sight", async () => {
    const state = await opened();
    const act = command(person(city.people.handler), [caseWrite({ ...state, seq: 2 })]);
    expect((await city.ledger.append(act)).outcome).toBe("appended");
    const away = { ...state, seq: 3, lead: "511111-housing" };
    await city.ledger.append(command(person(city.people.desk), [caseWrite(away)]));
    expect((await city.ledger.append(act)).outcome).toBe("repeated");
  });

  test("LG-1 what was refused may be tried again under the same id", async () => {
    const state = await opened();
    const early = command(person(city.people.handler), [caseWrite({ ...state, seq: 5 })]);
    expect((await city.ledger.append(early)).outcome).toBe("conflict");
    const again = { ...early, writes: [caseWrite({ ...state, seq: 2 })] };
    expect((await city.ledger.append(again)).outcome).toBe("appended");
  });
});

describe("LG-2 a stream that moved on is a conflict, and nothing of the command is written", () => {
  test("LG-2 the actual seq comes back", async () => {
    const state = await opened();
    const stale = command(person(city.people.desk), [caseWrite({ ...state, seq: 9 })]);
    expect(await city.ledger.append(stale)).toEqual({
      outcome: "conflict",
      stream: state.stream,
      actual: 1,
    });
    const twin = command(person(city.people.desk), [caseWrite(caseState()), caseWrite(state)]);
    const answer = await city.ledger.append(twin);
    expect(answer.outcome).toMatch(/conflict|forbidden/);
    const made = await city.ledger.cases({ kind: "engine" }, [twin.writes[0]?.stream ?? ""]);
    expect(made).toEqual([]);
  });

  test("LG-2 two commands for one new stream in one batch: the first wins", async () => {
    const state = caseState();
    const both = [1, 2].map(() => command(person(city.people.desk), [caseWrite(state)]));
    const answers = await city.ledger.appendAll(both);
    expect(answers[0]?.outcome).toBe("appended");
    expect(answers[1]).toMatchObject({ outcome: "conflict", actual: 1 });
  });

  test("LG-2 a batch may carry a case from its opening to its end", async () => {
    const state = caseState();
    const chain = [1, 2, 3].map((seq) =>
      command(person(city.people.desk), [caseWrite({ ...state, seq, ended: seq === 3 })]),
    );
    const answers = await city.ledger.appendAll(chain);
    expect(answers.map((one) => one.outcome)).toEqual(["appended", "appended", "appended"]);
    const [row] = await city.ledger.cases({ kind: "engine" }, [state.stream]);
    expect(row).toMatchObject({ seq: 3, ended: true });
  });
});

describe("LG-3 a principal touches only what the database says he reaches", () => {
  const outcome = async (...args: Parameters<typeof command>) =>
    (await city.ledger.append(command(...args))).outcome;

  test("LG-3 a person acts on cases in reach and opens cases of packs in which he has a post", async () => {
    const state = await opened();
    const next = { ...state, seq: 2 };
    expect(await outcome(person(city.people.neighbour), [caseWrite(next)])).toBe("forbidden");
    expect(await outcome(person(city.people.idle), [caseWrite(next)])).toBe("forbidden");
    expect(await outcome(person(randomUUID()), [caseWrite(next)])).toBe("forbidden");
    expect(
      await outcome(person(city.people.handler), [caseWrite(caseState({ pack: "beta" }))]),
    ).toBe("forbidden");
    expect(await outcome(person(city.people.watcher), [caseWrite(next)])).toBe("appended");
  });

  test("LG-3 the barred may not act, whatever their role", async () => {
    const state = await opened({
      barred: { people: [city.people.desk], units: ["511102-housing"] },
    });
    const next = { ...state, seq: 2 };
    expect(await outcome(person(city.people.desk), [caseWrite(next)])).toBe("forbidden");
    expect(await outcome(person(city.people.handler), [caseWrite(next)])).toBe("forbidden");
    expect(await outcome(person(city.people.watcher), [caseWrite(next)])).toBe("appended");
  });

  test("LG-3 a citizen opens cases and acts on that of his receipt", async () => {
    const state = caseState();
    expect(await outcome(NEW_CITIZEN, [caseWrite(state, { receipt: hash("mine") })])).toBe(
      "appended",
    );
    const next = caseWrite({ ...state, seq: 2 });
    expect(await outcome(NEW_CITIZEN, [next])).toBe("forbidden");
    expect(await outcome({ kind: "citizen", id: hash("other") }, [next])).toBe("forbidden");
    expect(await outcome({ kind: "citizen", id: hash("mine") }, [next])).toBe("appended");
    expect(await outcome({ kind: "citizen", id: hash("mine") }, [caseWrite(caseState())])).toBe(
      "forbidden",
    );
  });

  test("LG-3 a feed opens cases of its packs and goes on with its own", async () => {
    const feed = { kind: "feed", id: "lamps" } as const;
    const state = caseState();
    expect(await outcome(feed, [caseWrite(caseState({ pack: "beta" }))])).toBe("forbidden");
    expect(await outcome({ kind: "feed", id: "unknown" }, [caseWrite(caseState())])).toBe(
      "forbidden",
    );
    expect(await outcome(feed, [caseWrite(state)])).toBe("appended");
    expect(await outcome(feed, [caseWrite({ ...state, seq: 2 })])).toBe("appended");
    expect(await outcome(feed, [caseWrite({ ...(await opened()), seq: 2 })])).toBe("forbidden");
  });

  test("LG-3 beyond the case acted on, linked cases move with it and unlinked ones do not", async () => {
    const parent = await opened({ lead: "511111-housing", area: "511111" });
    const child = await opened({ parent: parent.stream });
    const stranger = await opened({ lead: "511111-housing", area: "511111" });
    const act = caseWrite({ ...child, seq: 2 });
    const moves = (state: typeof parent) => [act, caseWrite({ ...state, seq: 2 })];
    expect(await outcome(person(city.people.handler), moves(stranger))).toBe("forbidden");
    expect(await outcome(person(city.people.handler), moves(parent))).toBe("appended");
    expect(await outcome(person(city.people.handler), [caseWrite({ ...parent, seq: 3 })])).toBe(
      "forbidden",
    );
  });

  test("LG-3 offices are changed by those who govern; cases never by the founder", async () => {
    const change = (id: string) =>
      city.ledger.change(
        {
          id: randomUUID(),
          principal: person(id),
          actor: `person:${id}`,
          bodyHash: hash(1),
          at: NOON,
        },
        [{ kind: "setting-set", pack: "alpha", name: "limit", value: "3wd" }],
      );
    expect((await change(city.people.desk)).outcome).toBe("forbidden");
    expect((await change(city.people.auditor)).outcome).toBe("forbidden");
    expect((await change(city.people.admin)).outcome).toBe("appended");
    expect(await outcome(FOUNDER, [caseWrite(caseState())])).toBe("forbidden");
  });

  test("LG-3 who has left may do nothing more", async () => {
    const state = await opened();
    const gone = { id: city.people.mixed, name: "mixed", unit: "hall" };
    const leave = (left: boolean) =>
      city.ledger.change(
        { id: randomUUID(), principal: FOUNDER, actor: "self", bodyHash: hash(left), at: NOON },
        [{ kind: "person-set", person: { ...gone, left } }],
      );
    await leave(true);
    expect(await outcome(person(city.people.mixed), [caseWrite({ ...state, seq: 2 })])).toBe(
      "forbidden",
    );
    expect(
      await city.ledger.cases({ kind: "person", id: city.people.mixed }, [state.stream]),
    ).toEqual([]);
    await leave(false);
  });
});

describe("LG-4 one bad command takes no other down", () => {
  test("LG-4 a number that is taken fails alone in its group", async () => {
    const number = `RX-${randomUUID()}`;
    await opened({ number });
    const bad = command(person(city.people.desk), [caseWrite(caseState({ number }))]);
    const good = command(person(city.people.desk), [caseWrite(caseState())]);
    const [first, second, third] = await Promise.allSettled([
      city.ledger.append(good),
      city.ledger.append(bad),
      city.ledger.append(command(person(city.people.desk), [caseWrite(caseState())])),
    ]);
    expect(first).toMatchObject({ status: "fulfilled", value: { outcome: "appended" } });
    expect(second?.status).toBe("rejected");
    expect(third).toMatchObject({ status: "fulfilled", value: { outcome: "appended" } });
  });

  test("LG-4 text that cannot be stored is refused before it reaches the database", async () => {
    const nul = caseState({ fields: { what: "a\u0000b" } });
    await expect(
      city.ledger.append(command(person(city.people.desk), [caseWrite(nul)])),
    ).rejects.toThrow("U+0000");
    const literal = caseState({ fields: { what: '\\u0000 written out, and a quote " and \\' } });
    const done = await city.ledger.append(command(person(city.people.desk), [caseWrite(literal)]));
    expect(done.outcome).toBe("appended");
    expect(await city.ledger.cases({ kind: "engine" }, [literal.stream])).toEqual([literal]);
  });
});

test("LG-5 numbers are taken in blocks and never twice", async () => {
  const other = await city.again();
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? city.ledger : other).takeNumbers("alpha", 5),
    ),
  );
  const all = taken.flatMap((first) => [0, 1, 2, 3, 4].map((more) => first + more));
  expect(new Set(all).size).toBe(100);
  expect(Math.min(...all)).toBe(1);
});

test("LG-6 messages leave after the commit and are marked when sent", async () => {
  const state = caseState();
  await city.ledger.append(
    command(person(city.people.desk), [caseWrite(state)], { outbox: [{ to: "a" }, { to: "b" }] }),
  );
  const seen: unknown[] = [];
  const send = (only: number) => (messages: readonly { id: string; message: unknown }[]) => {
    seen.push(...messages.map((one) => one.message));
    return Promise.resolve(messages.slice(0, only).map((one) => one.id));
  };
  expect(await city.ledger.deliver(NOON, 10, send(1))).toBe(1);
  expect(await city.ledger.deliver(NOON, 10, send(1))).toBe(1);
  expect(await city.ledger.deliver(NOON, 10, send(1))).toBe(0);
  expect(seen).toEqual([{ to: "a" }, { to: "b" }, { to: "b" }]);
});

test("LG-8 a time that is no whole millisecond is refused, and only that command", async () => {
  const desk = person(city.people.desk);
  const crooked = { ...event("opened"), occurredAt: NOON + 0.25 };
  const states = [caseState(), caseState(), caseState()] as const;
  const done = await Promise.allSettled([
    city.ledger.append(command(desk, [caseWrite(states[0])])),
    city.ledger.append(command(desk, [caseWrite(states[1], { events: [crooked] })])),
    city.ledger.append({ ...command(desk, [caseWrite(states[2])]), recordedAt: NOON + 0.5 }),
  ]);
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await city.ledger.events({ kind: "engine" }, states[1].stream)).toEqual([]);
  expect((await city.ledger.verify()).altered).toBeNull();
});

test("LG-7 every event says what was given", async () => {
  const state = caseState();
  const write = caseWrite(state, {
    events: [event("opened", { a: "值" }), event("acted", { b: [1.5, null] })],
  });
  await city.ledger.append(
    command(person(city.people.desk), [{ ...write, after: { ...state, seq: 2 } }]),
  );
  const events = await city.ledger.events({ kind: "engine" }, state.stream);
  expect(events.map(({ seq, kind, body, packHash }) => ({ seq, kind, body, packHash }))).toEqual([
    { seq: 1, kind: "opened", body: { a: "值" }, packHash: state.packHash },
    { seq: 2, kind: "acted", body: { b: [1.5, null] }, packHash: state.packHash },
  ]);
});
