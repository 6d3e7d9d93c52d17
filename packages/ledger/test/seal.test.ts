import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMasterKey } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phoneDigits } from "../src/seal/finder.ts";
import {
  CITY,
  caseState,
  caseWrite,
  command,
  event,
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

const CITIZEN = { kind: "citizen", id: "new" } as const;
const ENGINE = { kind: "engine" } as const;

async function report(phone: string | null, name = "赵六"): Promise<string> {
  const state = caseState();
  const sealed = { caller: phone === null ? { name } : { name, phone } };
  const write = caseWrite(state, { events: [event("opened", {}, sealed)] });
  expect((await city.ledger.append(command(CITIZEN, [write]))).outcome).toBe("appended");
  return state.stream;
}

const subject = (stream: string, seq = 1) => city.ledger.subjectOf(ENGINE, stream, seq);

describe("LG-30 sealed bodies", () => {
  test("LG-30 come back to those who see the case, and to nobody else", async () => {
    const stream = await report("13811112222");
    const clear = { caller: { name: "赵六", phone: "13811112222" } };
    const seen = { kind: "person", id: city.people.handler } as const;
    const blind = { kind: "person", id: city.people.neighbour } as const;
    expect(await city.ledger.unseal(seen, stream, 1)).toEqual(clear);
    expect(await city.ledger.unseal(blind, stream, 1)).toBeNull();
    expect(await city.ledger.unseal(seen, stream, 2)).toBeNull();
  });

  test("LG-30 a reporter has one key, found again by phone however it is written", async () => {
    const streams = [
      await report("13800138000"),
      await report("+86 138-0013-8000"),
      await report("13800138001"),
    ];
    const [first, second, third] = await Promise.all(streams.map((stream) => subject(stream)));
    expect(first).toBe(second);
    expect(third).not.toBe(first);
    expect((await city.ledger.contactStreams("138 0013 8000")).toSorted()).toEqual(
      streams.slice(0, 2).sort(),
    );
    expect(await city.ledger.contactStreams("13899999999")).toEqual([]);
  });

  test("LG-30 phone numbers are read by their digits", () => {
    const same = [
      "13800138000",
      "+8613800138000",
      "0086 138 0013 8000",
      "１３８００１３８０００",
      "(138)00138000",
    ];
    expect(new Set(same.map(phoneDigits))).toEqual(new Set(["13800138000"]));
    expect(phoneDigits("0833-2421234")).toBe("08332421234");
    expect(phoneDigits("8612345")).toBe("8612345");
  });

  test("LG-30 what is sealed later without a phone goes under the key of the case's reporter", async () => {
    const stream = await report("13700001111");
    const state = caseState({ stream, seq: 2 });
    const more = caseWrite(state, { events: [event("acted", {}, { note: "门牌 7 号" })] });
    await city.ledger.append(command(person(city.people.desk), [more]));
    expect(await subject(stream, 2)).toBe(await subject(stream, 1));
    const alone = await report(null);
    expect(await subject(alone)).toBe(alone);
  });

  test("LG-30 many reports of one new phone at once share one key", async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => report("13600006666")));
    const subjects = await Promise.all(streams.map((stream) => subject(stream)));
    expect(new Set(subjects).size).toBe(1);
  });
});

describe("LG-31 erasure", () => {
  const erase = (whom: string) =>
    city.ledger.change(
      {
        id: randomUUID(),
        principal: person(city.people.admin),
        actor: `person:${city.people.admin}`,
        bodyHash: hash(whom),
        at: NOON,
      },
      [{ kind: "subject-erased", subject: whom, why: "asked for" }],
    );

  test("LG-31 destroys the key; the chain still verifies and the phone is found no more", async () => {
    const [one, two] = [await report("13500005555"), await report("13500005555")];
    const whom = (await subject(one)) ?? "";
    expect((await erase(whom)).outcome).toBe("appended");
    expect(await city.ledger.unseal(ENGINE, one, 1)).toBeNull();
    expect(await city.ledger.unseal(ENGINE, two, 1)).toBeNull();
    expect(await city.ledger.contactStreams("13500005555")).toEqual([]);
    expect((await city.ledger.verify()).altered).toBeNull();
    const after = await report("13500005555");
    expect(await subject(after)).not.toBe(whom);
    expect(await city.ledger.unseal(ENGINE, after, 1)).not.toBeNull();
  });

  test("LG-31 a case sealed under its own key may go on after that key is gone", async () => {
    const stream = await report(null);
    await erase(stream);
    const state = caseState({ stream, seq: 2 });
    const more = caseWrite(state, { events: [event("acted", {}, { note: "later" })] });
    expect((await city.ledger.append(command(person(city.people.desk), [more]))).outcome).toBe(
      "appended",
    );
    expect(await city.ledger.unseal(ENGINE, stream, 1)).toBeNull();
    expect(await city.ledger.unseal(ENGINE, stream, 2)).toEqual({ note: "later" });
  });
});

test("LG-32 without the master key nothing on disk, in the log or in a dump names the reporter", async () => {
  const [name, phone] = ["诸葛不亮", "13412349876"];
  const stream = await report(phone, name);
  const owner = new pg.Client(city.owner);
  await owner.connect();
  const { rows: tables } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'ledger'::regnamespace AND relkind = 'r'",
  );
  for (const table of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT t::text AS row FROM ledger.${table.name} t`,
    );
    for (const { row } of rows) {
      const bytes = row.replace(/\\x([0-9a-f]+)/g, (_, hex: string) =>
        Buffer.from(hex, "hex").toString("utf8"),
      );
      expect(bytes).not.toContain(name);
      expect(bytes).not.toContain(phone);
    }
  }
  // A statement that fails with the values at hand.
  await expect(
    owner.query("INSERT INTO ledger.case_row (city, title, number) VALUES ($1, $2, $3)", [
      CITY,
      name,
      phone,
    ]),
  ).rejects.toThrow();
  await owner.query("CHECKPOINT").catch(() => {});
  await owner.end();
  expect(await city.ledger.unseal(ENGINE, stream, 1)).toEqual({ caller: { name, phone } });
  const folder = city.owner.host;
  if (folder === undefined) return;
  for (const word of [name, phone]) {
    const found = spawnGrep(word, join(folder, ".."));
    expect(found).toBe("");
  }
});

function spawnGrep(word: string, folder: string): string {
  try {
    return execFileSync("grep", ["-rlaF", word, folder], { encoding: "utf8" });
  } catch (error) {
    expect((error as { status: number }).status).toBe(1);
    return "";
  }
}

describe("LG-33 the master key", () => {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-key-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("LG-33 a demo makes one beside the data and says so; the same one is read again", () => {
    const first = loadMasterKey({ dataFolder: folder });
    const again = loadMasterKey({ dataFolder: folder });
    if (!first.ok || !again.ok) throw new Error("no key");
    expect(first.value.demoKey).toBe(true);
    expect(again.value.mark).toBe(first.value.mark);
    expect(readdirSync(folder)).toEqual(["demo-master.key"]);
    expect(statSync(join(folder, "demo-master.key")).mode & 0o777).toBe(0o600);
  });

  test("LG-33 a file that is no key is refused by name, without telling what is in it", () => {
    const file = join(folder, "wrong.key");
    writeFileSync(file, "not a key");
    const refused = loadMasterKey({ file, dataFolder: folder });
    expect(refused).toMatchObject({
      ok: false,
      fault: { code: "ledger-master-key", values: { file } },
    });
    expect(JSON.stringify(refused)).not.toContain("not a key");
    expect(loadMasterKey({ file: join(folder, "none"), dataFolder: folder }).ok).toBe(false);
    const own = join(folder, "own.key");
    writeFileSync(own, readFileSync(join(folder, "demo-master.key")));
    expect(loadMasterKey({ file: own, dataFolder: folder })).toMatchObject({
      ok: true,
      value: { demoKey: false },
    });
  });
});
