import { randomUUID } from "node:crypto";
import type { EntryState } from "@xinlian/kernel";
import {
  type Appended,
  entriesInSight,
  entryUses,
  findEntries,
  type Viewer,
} from "@xinlian/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryState, entryWrite } from "./entry-sample.ts";
import {
  CITY,
  caseState,
  caseWrite,
  command,
  FOUNDER,
  type Name,
  person,
  type Sample,
  sampleCity,
} from "./sample.ts";

let city: Sample;
beforeAll(async () => {
  city = await sampleCity();
});
afterAll(() => city.close());

const as = (name: Name): Viewer => ({ kind: "person", id: city.people[name] });

async function write(
  who: Name | "founder",
  state: EntryState,
  more: Parameters<typeof entryWrite>[1] = {},
): Promise<Appended["outcome"]> {
  const principal = who === "founder" ? FOUNDER : person(city.people[who]);
  return (await city.ledger.append(command(principal, [entryWrite(state, more)]))).outcome;
}

async function rowOf(stream: string): Promise<EntryState | undefined> {
  const found = await city.ledger.view({ kind: "engine" }, (sql) =>
    entriesInSight(sql, CITY, [stream]),
  );
  return found.get(stream);
}

describe("LG-16 the database refuses whoever a register does not name", () => {
  const streams = { near: "511102", far: "511111", city: "511100" };

  test.each<[string, Name | "founder", string, Partial<EntryState>, boolean]>([
    ["a role that sees the city", "desk", "topic", {}, true],
    ["another role", "handler", "topic", {}, false],
    ["nobody of the pack", "idle", "topic", {}, false],
    ["who governs but has no such post", "admin", "topic", {}, false],
    ["who only looks", "auditor", "topic", {}, false],
    ["a founder", "founder", "topic", {}, true],
    ["a role that sees an area, in it", "watcher", "pole", { area: streams.near }, true],
    ["the same, below it", "watcher", "pole", { area: "511102001" }, true],
    ["the same, beyond it", "watcher", "pole", { area: streams.far }, false],
    ["the same, of the whole city", "watcher", "pole", { area: streams.city }, false],
    ["a role over the entry's area", "handler", "place", { area: streams.near }, true],
    ["the same, elsewhere", "neighbour", "place", { area: streams.near }, false],
    [
      "the role of the unit named",
      "handler",
      "article",
      { fields: { owner: "511102-housing" } },
      true,
    ],
    [
      "of one of those named",
      "handler",
      "article",
      { fields: { owner: ["hall", "511102-housing"] } },
      true,
    ],
    ["of a unit not named", "neighbour", "article", { fields: { owner: "511102-housing" } }, false],
    ["of none", "handler", "article", {}, false],
    ["what actions alone make", "desk", "ruling", {}, false],
    ["what machines alone bring", "desk", "feeds", {}, false],
    ["a register of another pack", "desk", "topic", { pack: "beta" }, false],
    ["one that there is not", "desk", "nothing", {}, false],
  ])("%s", async (_, who, register, more, may) => {
    const state = entryState(register, more);
    expect(await write(who, state)).toBe(may ? "appended" : "forbidden");
    expect(await rowOf(state.stream)).toEqual(may ? state : undefined);
  });

  test("the person named, and nobody else", async () => {
    const state = entryState("visit", { fields: { officer: city.people.officer } });
    expect(await write("handler", state)).toBe("forbidden");
    expect(await write("officer", state)).toBe("appended");
  });

  test("a change needs the entry as it stands, too: nothing is taken over or given away", async () => {
    const theirs = entryState("article", { fields: { owner: "511111-housing" } });
    expect(await write("neighbour", theirs)).toBe("appended");
    const mine = { ...theirs, seq: 2, fields: { owner: "511102-housing" } };
    expect(await write("handler", mine)).toBe("forbidden");
    expect(await write("neighbour", mine)).toBe("forbidden");
    expect(await write("neighbour", { ...theirs, seq: 2, ended: true })).toBe("appended");
    expect(await rowOf(theirs.stream)).toMatchObject({ ended: true, seq: 2 });
  });

  test("an action makes an entry where the register names it, of its own pack, and only a new one", async () => {
    const made = entryState("ruling");
    const citizen = { kind: "citizen", id: "new" } as const;
    const take = async (state: EntryState) => {
      const writes = [caseWrite(caseState()), entryWrite(state)];
      return (await city.ledger.append(command(citizen, writes))).outcome;
    };
    expect(await take(made)).toBe("appended");
    expect(await take(entryState("topic"))).toBe("forbidden");
    expect(await take(entryState("ruling", { pack: "beta" }))).toBe("forbidden");
    expect(await take({ ...made, seq: 2 })).toBe("forbidden");
    const alone = await city.ledger.append(command(citizen, [entryWrite(entryState("ruling"))]));
    expect(alone.outcome).toBe("forbidden");
  });

  test("a feed brings what the register lets machines bring", async () => {
    const feed = { kind: "feed", id: "lamps" } as const;
    const bring = async (register: string) =>
      (await city.ledger.append(command(feed, [entryWrite(entryState(register))]))).outcome;
    expect(await bring("feeds")).toBe("appended");
    expect(await bring("topic")).toBe("forbidden");
  });
});

describe("LG-17 a key stands once", () => {
  const keyed = (key: string) => entryState("topic", { key, fields: { name: key } });

  test("eight writers race for it on two ledgers, again and again: one has it, nobody breaks the others' batch", async () => {
    const other = await city.again();
    for (let round = 0; round < 12; round += 1) {
      const key = `race ${round}`;
      const beside = keyed(`beside ${round}`);
      const racing = Array.from({ length: 8 }, (_, n) => {
        const ledger = n % 2 === 0 ? city.ledger : other;
        const by = n % 3 === 0 ? FOUNDER : person(city.people.desk);
        return ledger.append(command(by, [entryWrite(keyed(key))]));
      });
      const calm = city.ledger.append(command(FOUNDER, [entryWrite(beside)]));
      const outcomes = (await Promise.all(racing)).map(({ outcome }) => outcome).sort();
      expect(outcomes).toEqual(["appended", ...Array.from({ length: 7 }, () => "forbidden")]);
      expect((await calm).outcome).toBe("appended");
    }
  });

  test("two of one batch, a change onto it, and a key that was freed", async () => {
    const [one, two] = [keyed("K"), keyed("K")];
    const both = await city.ledger.appendAll([
      command(FOUNDER, [entryWrite(one)]),
      command(FOUNDER, [entryWrite(two)]),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["appended", "forbidden"]);
    const third = keyed("L");
    expect(await write("desk", third)).toBe("appended");
    expect(await write("desk", { ...third, seq: 2, key: "K" })).toBe("forbidden");
    expect(await write("desk", { ...one, seq: 2, ended: true })).toBe("appended");
    expect(await write("desk", { ...third, seq: 2, key: "K" })).toBe("appended");
    expect(await write("desk", keyed("L"))).toBe("appended");
  });
});

describe("entries are read", () => {
  test("with all that they name in turn; a circle in the data ends", async () => {
    const [a, b, c] = [entryState("topic"), entryState("topic"), entryState("topic")];
    await write("founder", a, { refs: [b.stream] });
    await write("founder", b, { refs: [c.stream] });
    await write("founder", c, { refs: [a.stream] });
    const found = await city.ledger.view(as("handler"), (sql) =>
      entriesInSight(sql, CITY, [a.stream]),
    );
    expect([...found.keys()].sort()).toEqual([a, b, c].map(({ stream }) => stream).sort());
    const none = await city.ledger.view(as("idle"), (sql) => entriesInSight(sql, CITY, [a.stream]));
    expect(none.size).toBe(0);
  });

  test("found by words and phrases by those alone who read the pack", async () => {
    const lamp = entryState("pole", { fields: { name: "柏杨路灯杆" } });
    await write("founder", lamp, { words: ["柏杨路", "灯杆"], text: "柏杨路灯杆 7 号" });
    const ask = (name: Name, words: readonly string[], phrases: readonly string[]) =>
      city.ledger.view(as(name), (sql) =>
        findEntries(sql, { pack: "alpha", register: "pole", words, phrases }),
      );
    expect(await ask("handler", ["灯杆"], [])).toEqual([lamp.stream]);
    expect(await ask("watcher", [], ["路灯杆"])).toEqual([lamp.stream]);
    expect(await ask("watcher", [], ["灯"])).toContain(lamp.stream);
    expect(await ask("handler", ["灯杆"], ["8 号"])).toEqual([]);
    expect(await ask("idle", ["灯杆"], [])).toEqual([]);
  });

  test("cases hang on them while they name them, and uses are counted", async () => {
    const [one, two] = [entryState("topic"), entryState("topic")];
    await write("founder", one);
    await write("founder", two);
    const citizen = { kind: "citizen", id: "new" } as const;
    const state = caseState();
    const uses = async () => {
      const found = await city.ledger.view(as("desk"), (sql) =>
        entryUses(sql, CITY, [one.stream, two.stream], 10),
      );
      return [found.get(one.stream), found.get(two.stream)];
    };
    await city.ledger.append(
      command(citizen, [caseWrite(state, { entries: [one.stream, two.stream] })]),
    );
    expect(await uses()).toEqual([1, 1]);
    const moved = { ...state, seq: 2 };
    const by = person(city.people.desk);
    await city.ledger.append(command(by, [caseWrite(moved, { entries: [two.stream] })]));
    expect(await uses()).toEqual([0, 1]);
    const silent = { ...state, seq: 3 };
    await city.ledger.append(command(by, [caseWrite(silent)]));
    expect(await uses()).toEqual([0, 1]);
  });

  test("lists, uses and hanging cases are index scans", async () => {
    const plan = (text: string) =>
      city.ledger.view({ kind: "engine" }, async (sql) => {
        const rows = await sql.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      });
    const id = randomUUID();
    const list = await plan(
      `SELECT stream FROM ledger.entry_row WHERE city = '${CITY}' AND pack = 'alpha' AND register = 'topic' AND NOT ended
        ORDER BY ended, sort, stream LIMIT 51`,
    );
    expect(list).toContain("entry_row_list");
    const cases = await plan(
      `SELECT stream FROM ledger.case_entry WHERE city = '${CITY}' AND entry = '${id}' ORDER BY stream DESC LIMIT 20`,
    );
    expect(cases).toContain("case_entry_pkey");
    expect(cases).not.toContain("Sort");
  });
});
