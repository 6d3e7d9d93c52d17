import { randomUUID } from "node:crypto";
import type { CaseState, Clock, Moment } from "@xinlian/kernel";
import { type Command, rebuildRows, START, type StoredEvent, search, tail } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CITY,
  caseState,
  caseWrite,
  clock,
  command,
  event,
  later,
  listing,
  NOON,
  person,
  type Sample,
  sampleCity,
  settled,
} from "./sample.ts";

let city: Sample;
let owner: pg.Client;
beforeAll(async () => {
  city = await sampleCity();
  owner = new pg.Client(city.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await city.close();
});

const ENGINE = { kind: "engine" } as const;

describe("LG-40 followers", () => {
  test("LG-40 read every event once, though transactions commit out of order", async () => {
    const slow = new pg.Client(city.owner);
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query("SELECT pg_current_xact_id()");
    const write = caseWrite(caseState());
    expect((await city.ledger.append(command(person(city.people.desk), [write]))).outcome).toBe(
      "appended",
    );
    const read = (cursor = START) =>
      city.ledger.view(ENGINE, (sql) => tail(sql, CITY, cursor, 1000));
    const before = await read();
    const has = (events: readonly StoredEvent[]) =>
      events.some((one) => one.stream === write.stream);
    expect(has(before.events)).toBe(false);
    await slow.query("COMMIT");
    await slow.end();
    await settled(owner);
    const after = await read(before.cursor);
    expect(has(after.events)).toBe(true);
    expect(await read(after.cursor)).toEqual({ events: [], cursor: after.cursor });
  });

  test("LG-40 four followers beside eight writers miss nothing and double nothing", async () => {
    const written: string[] = [];
    const ledgers = await Promise.all([city.again(), city.again()]);
    let on = true;
    const writers = Array.from({ length: 8 }, async (_, at) => {
      for (let round = 0; round < 25; round += 1) {
        const state = caseState();
        await ledgers[at % 2]?.append(command(person(city.people.desk), [caseWrite(state)]));
        written.push(state.stream);
      }
    });
    const followers = Array.from({ length: 4 }, async () => {
      const seen: string[] = [];
      let cursor = START;
      for (;;) {
        const page = await city.ledger.view(ENGINE, (sql) => tail(sql, CITY, cursor, 37));
        seen.push(...page.events.map((one) => one.stream));
        cursor = page.cursor;
        if (seen.filter((stream) => written.includes(stream)).length >= 200 && !on) return seen;
      }
    });
    await Promise.all(writers);
    on = false;
    for (const seen of await Promise.all(followers)) {
      const cases = seen.filter((stream) => written.includes(stream));
      expect(cases.length).toBe(200);
      expect(new Set(cases).size).toBe(200);
    }
  });
});

describe("LG-41 clocks", () => {
  const tick =
    (states: ReadonlyMap<string, CaseState>, fired: string[]) =>
    (due: readonly { stream: string; clock: string; mark: string; at: number }[]) => {
      const commands: Command[] = due.map((one) => {
        fired.push(`${one.stream} ${one.mark}`);
        const state = states.get(one.stream) as CaseState;
        const late: Clock = {
          ...(state.clocks.answer as Clock),
          fired: { [one.mark]: one.at as Moment },
        };
        return command({ kind: "clock", id: "clock" }, [
          caseWrite(
            { ...state, seq: state.seq + 1, clocks: { answer: late } },
            { kind: "breached" },
          ),
        ]);
      });
      return Promise.resolve(commands);
    };

  test("LG-41 a mark fires once, whoever of many workers takes it", async () => {
    const states = Array.from({ length: 30 }, (_, at) =>
      caseState({ clocks: { answer: clock("answer", later(at)) } }),
    );
    await city.ledger.appendAll(
      states.map((state) => command(person(city.people.desk), [caseWrite(state)])),
    );
    const known = new Map(states.map((state) => [state.stream, state]));
    const fired: string[] = [];
    const others = await Promise.all([city.again(), city.again()]);
    const work = async (ledger: (typeof others)[number]) => {
      for (let round = 0; round < 12; round += 1) {
        await ledger.fireClocks(NOON + 1000, 7, tick(known, fired));
      }
    };
    await Promise.all([...others, city.ledger].map(work));
    expect(fired.length).toBe(30);
    expect(new Set(fired).size).toBe(30);
    expect(await city.ledger.fireClocks(NOON + 1000, 10, tick(known, fired))).toBe(0);
  });

  test("LG-41 a clock that stands still or was stopped does nothing; given marks come in their order", async () => {
    const stopped = clock("answer", later(1), { stopped: NOON });
    const still = clock("answer", later(1), { pauses: [{ from: NOON }] });
    const running = caseState({ clocks: { answer: clock("answer", later(90)) } });
    const marks = [
      { clock: "answer", mark: "due", at: NOON + 90 },
      { clock: "answer", mark: "80%", at: NOON + 70 },
    ];
    await city.ledger.appendAll([
      command(person(city.people.desk), [caseWrite(caseState({ clocks: { answer: stopped } }))]),
      command(person(city.people.desk), [caseWrite(caseState({ clocks: { answer: still } }))]),
      command(person(city.people.desk), [caseWrite(running, { marks })]),
    ]);
    const seen: string[] = [];
    const look = (due: readonly { mark: string }[]) => {
      seen.push(...due.map((one) => one.mark));
      return Promise.resolve([]);
    };
    expect(await city.ledger.fireClocks(NOON + 69, 10, look)).toBe(0);
    expect(await city.ledger.fireClocks(NOON + 100, 10, look)).toBe(1);
    expect(seen).toEqual(["80%"]);
  });

  test("LG-41 one that cannot be settled is put off and does not stand in the way of others", async () => {
    const state = caseState({ clocks: { answer: clock("answer", later(500)) } });
    await city.ledger.append(command(person(city.people.desk), [caseWrite(state)]));
    const nothing = () => Promise.resolve([]);
    const soon = NOON + 2_000_000;
    expect(await city.ledger.fireClocks(soon, 10, nothing)).toBeGreaterThan(0);
    expect(await city.ledger.fireClocks(soon + 59_000, 10, nothing)).toBe(0);
    expect(await city.ledger.fireClocks(soon + 61_000, 10, nothing)).toBeGreaterThan(0);
    expect(await city.ledger.fireClocks(soon + 119_000, 10, nothing)).toBe(0);
  });

  test("LG-41 marks given for an ended case fire, and one that moved since it fired fires again", async () => {
    const at = NOON + 90_000_000;
    const marks = [{ clock: "answer", mark: "due", at }];
    const fired = { due: (at - 1000) as Moment };
    const moved = caseState({ clocks: { answer: clock("answer", at as Moment, { fired }) } });
    const ended = caseState({ ended: true, clocks: { answer: clock("answer", at as Moment) } });
    const done = caseState({
      clocks: { answer: clock("answer", at as Moment, { fired: { due: at as Moment } }) },
    });
    await city.ledger.appendAll(
      [moved, ended, done].map((state) =>
        command(person(city.people.desk), [caseWrite(state, { marks })]),
      ),
    );
    const seen: string[] = [];
    const look = (due: readonly { stream: string }[]) => {
      seen.push(...due.map((one) => one.stream));
      return Promise.resolve([]);
    };
    await city.ledger.fireClocks(at, 100, look);
    expect(seen).toEqual(expect.arrayContaining([moved.stream, ended.stream]));
    expect(seen).not.toContain(done.stream);
  });
});

test("LG-42 a phrase is found exactly, of two letters or more, and words together", async () => {
  const texts = ["柏杨路口的路灯坏了三天", "路灯 ABC-12 闪", "灯路", "It's a \\ back'slash"];
  const made = texts.map((text, at) => ({ state: caseState({ opened: later(at) }), text }));
  await city.ledger.appendAll(
    made.map(({ state, text }) =>
      command(person(city.people.desk), [
        caseWrite(state, {
          listing: listing({ text: `甲乙${text}`, words: [`w'\\${texts.indexOf(text)}`, "甲"] }),
        }),
      ]),
    ),
  );
  const ask = async (question: { words?: string[]; phrase?: string }) => {
    const found = await city.ledger.view({ kind: "person", id: city.people.desk }, (sql) =>
      search(sql, { ...question, limit: 50 }),
    );
    return found
      .flatMap((one) => made.findIndex(({ state }) => state.stream === one.stream))
      .filter((at) => at >= 0);
  };
  expect(await ask({ phrase: "甲乙" })).toEqual([3, 2, 1, 0]);
  expect(await ask({ phrase: "路灯", words: ["甲"] })).toEqual([1, 0]);
  expect(await ask({ phrase: "abc-12" })).toEqual([1]);
  expect(await ask({ phrase: "a \\ back'" })).toEqual([3]);
  expect(await ask({ phrase: "路灯三天" })).toEqual([]);
  expect(await ask({ words: ["w'\\2"] })).toEqual([2]);
});

describe("LG-43 rebuilding", () => {
  const bodies = (event: StoredEvent) => (event.body as { state: CaseState }).state;
  const fold = {
    evolve: (_: CaseState | null, one: StoredEvent) => bodies(one),
    beside: () => ({ listing: listing(), marks: [] }),
  };

  test("LG-43 rows folded anew equal those that stand; altered and lost ones are named and written over", async () => {
    const own = await sampleCity();
    const states = Array.from({ length: 5 }, () =>
      caseState({ stream: randomUUID(), clocks: { answer: clock("answer", later(5)) } }),
    );
    const put = (state: CaseState) =>
      command(person(own.people.desk), [
        caseWrite(state, { events: [event("acted", { state })], marks: [] }),
      ]);
    await own.ledger.appendAll(
      states.flatMap((state) => [put(state), put({ ...state, seq: 2, state: "done" })]),
    );
    const compare = () => rebuildRows(own.ledger.bench, fold);
    expect(await compare()).toEqual({ cases: 5, differences: [], written: 0 });
    const client = new pg.Client(own.owner);
    await client.connect();
    const [one, two, three] = states.map((state) => state.stream);
    await client.query("UPDATE ledger.case_row SET lead = 'other', n1 = 4 WHERE stream = $1", [
      one,
    ]);
    await client.query(
      "UPDATE ledger.clock SET due_at = due_at + interval '1 day' WHERE stream = $1",
      [two],
    );
    await client.query("DELETE FROM ledger.search WHERE stream = $1", [three]);
    await client.query("DELETE FROM ledger.case_row WHERE stream = $1", [three]);
    await client.end();
    const { differences } = await compare();
    const found = differences.map(({ stream, place }) => `${stream} ${place}`);
    expect(found).toContain(`${one} lead`);
    expect(found).toContain(`${two} clock answer`);
    expect(found).toContain(`${three} whole`);
    expect(found).toContain(`${three} search`);
    expect(await rebuildRows(own.ledger.bench, fold, true)).toMatchObject({ written: 5 });
    expect((await compare()).differences.map((one) => one.place)).toEqual([]);
    await own.close();
  });
});
