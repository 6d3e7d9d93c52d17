import { randomBytes, randomUUID } from "node:crypto";
import type { CaseState, FileRef } from "@xinlian/kernel";
import type { Principal, Viewer } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CITY,
  caseState,
  caseWrite,
  command,
  hash,
  later,
  listing,
  NOON,
  person,
  type Sample,
  sampleCity,
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

const STRANGER: Principal = { kind: "citizen", id: "new" };
const DAY = 24 * 3600_000;
const handler = (): Viewer => ({ kind: "person", id: city.people.handler });
const neighbour = (): Viewer => ({ kind: "person", id: city.people.neighbour });

async function store(content: Buffer, giver = "citizen:new", now = NOON): Promise<FileRef> {
  const upload = await city.ledger.files.begin(now);
  for (let at = 0; at < content.length; at += 50_000) {
    await upload.write(content.subarray(at, at + 50_000));
  }
  const stored = await upload.finish({ type: "image/png", giver, now });
  return { ...stored, name: "a.png" };
}

async function put(state: CaseState, principal: Principal = STRANGER, receipt?: string) {
  const done = await city.ledger.append(
    command(principal, [caseWrite(state, receipt === undefined ? {} : { receipt })]),
  );
  expect(done.outcome).toBe("appended");
}

async function bytesOf(
  viewer: Viewer,
  file: FileRef,
  stream: string | null,
  from = 0,
  to = file.size,
) {
  const seen = await city.ledger.files.open(viewer, file.id, stream);
  if (seen === null) return null;
  const parts: Buffer[] = [];
  for await (const part of seen.read(from, to)) parts.push(part);
  return Buffer.concat(parts);
}

async function count(table: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ledger.${table}`);
  return Number(rows[0]?.n);
}

describe("content", () => {
  test("LG-80 comes back as it went in, whole and in parts that cross the chunks", async () => {
    const content = randomBytes(700_001);
    const file = await store(content);
    const state = caseState({ fields: { photo: file } });
    await put(state);
    expect((await bytesOf(handler(), file, state.stream))?.equals(content)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [262_143, 262_145],
      [262_144, 524_288],
      [700_000, 700_001],
    ] as const) {
      const part = await bytesOf(handler(), file, state.stream, from, to);
      expect(part?.equals(content.subarray(from, to))).toBe(true);
    }
  });

  test("LG-81 the same content is one file, whoever sends it, however often", async () => {
    const content = randomBytes(300_000);
    const before = await count("file_chunk");
    const [first, second] = [await store(content), await store(content, "person:x")];
    expect(second.id).toBe(first.id);
    expect((await count("file_chunk")) - before).toBe(2);
    expect(await count("file_upload")).toBe(0);
  });

  test("LG-82 an upload that is broken off leaves nothing behind", async () => {
    const before = await count("file_chunk");
    const upload = await city.ledger.files.begin(NOON);
    await upload.write(randomBytes(600_000));
    expect(await count("file_chunk")).toBe(before + 2);
    await upload.abort();
    expect([await count("file_chunk"), await count("file_upload")]).toEqual([before, 0]);
    await expect(upload.write(randomBytes(300_000))).rejects.toThrow("no longer under way");
  });

  test("LG-83 nothing of it lies in the database in clear, and chunks that are moved or altered do not open", async () => {
    const content = Buffer.alloc(600_000, "the caller's voice ");
    const file = await store(content);
    const state = caseState({ fields: { photo: file } });
    await put(state);
    const { rows } = await owner.query<{ data: Buffer; blob: string }>(
      "SELECT c.data, c.blob FROM ledger.file_chunk c JOIN ledger.file f USING (city, blob) WHERE f.id = $1 ORDER BY n",
      [file.id],
    );
    expect(rows).toHaveLength(3);
    for (const { data } of rows) expect(data.includes("caller")).toBe(false);
    await owner.query("UPDATE ledger.file_chunk SET n = 1 - n WHERE blob = $1 AND n = 5", [
      rows[0]?.blob,
    ]);
    await owner.query("UPDATE ledger.file_chunk SET data = $2 WHERE blob = $1 AND n = 1", [
      rows[0]?.blob,
      rows[0]?.data,
    ]);
    await expect(bytesOf(handler(), file, state.stream)).rejects.toThrow();
  });
});

describe("who reads and names a file", () => {
  test("LG-84 who sees the case reads it, nobody else, and not through another case", async () => {
    const file = await store(randomBytes(10));
    const state = caseState({ fields: { photos: [file] } });
    const receipt = hash("own receipt");
    await put(state, STRANGER, receipt);
    const other = caseState({});
    await put(other);
    expect(await bytesOf(handler(), file, state.stream)).not.toBeNull();
    expect(await bytesOf({ kind: "citizen", receipt }, file, state.stream)).not.toBeNull();
    expect(await bytesOf(neighbour(), file, state.stream)).toBeNull();
    expect(await bytesOf({ kind: "public" }, file, state.stream)).toBeNull();
    expect(
      await bytesOf({ kind: "citizen", receipt: hash("another") }, file, state.stream),
    ).toBeNull();
    expect(await bytesOf(handler(), file, other.stream)).toBeNull();
    expect(await bytesOf(handler(), file, null)).toBeNull();
  });

  test("LG-84 the barred read nothing of it", async () => {
    const file = await store(randomBytes(10));
    const barred = { people: [city.people.handler], units: [] };
    const state = caseState({ fields: { photo: file }, barred });
    await put(state);
    expect(await bytesOf(handler(), file, state.stream)).toBeNull();
    expect(
      await bytesOf({ kind: "person", id: city.people.desk }, file, state.stream),
    ).not.toBeNull();
  });

  test("LG-84 the public reads what a public case shows now, field by field", async () => {
    const [shown, hidden] = [await store(randomBytes(11)), await store(randomBytes(12))];
    const state = caseState({ fields: { proof: [shown], photo: hidden } });
    const facts = listing({ public: true, shown: { proof: [shown] } });
    await city.ledger.append(command(STRANGER, [caseWrite(state, { listing: facts })]));
    expect(await bytesOf({ kind: "public" }, shown, state.stream)).not.toBeNull();
    expect(await bytesOf({ kind: "public" }, hidden, state.stream)).toBeNull();
    const closed = { ...state, seq: 2 };
    const desk = person(city.people.desk);
    await city.ledger.append(command(desk, [caseWrite(closed, { listing: listing() })]));
    expect(await bytesOf({ kind: "public" }, shown, state.stream)).toBeNull();
  });

  test("LG-85 a file in a sealed field is read by the engine alone", async () => {
    const file = await store(randomBytes(10));
    const stream = randomUUID();
    const state = caseState({ stream, sealed: { tape: { stream, seq: 1, files: [file.id] } } });
    await put(state);
    expect(await bytesOf(handler(), file, stream)).toBeNull();
    expect(await bytesOf({ kind: "engine" }, file, stream)).not.toBeNull();
  });

  test("LG-86 a stranger's upload is named once; then only those who see it there may name it", async () => {
    const file = await store(randomBytes(10));
    const first = caseState({ fields: { photo: file } });
    await put(first);
    const thief = caseState({ fields: { photo: file } });
    const receipt = hash("thief");
    await put(thief, STRANGER, receipt);
    expect(await bytesOf({ kind: "citizen", receipt }, file, thief.stream)).toBeNull();
    expect(await city.ledger.files.named(STRANGER, null, [file.id], NOON)).toEqual([]);
    const seer = person(city.people.handler);
    expect(await city.ledger.files.named(seer, null, [file.id], NOON)).toHaveLength(1);
    const outsider = person(city.people.neighbour);
    expect(await city.ledger.files.named(outsider, null, [file.id], NOON)).toEqual([]);
    const stolen = caseState({ fields: { photo: file }, lead: "511111-housing", area: "511111" });
    await put(stolen, outsider);
    expect(await bytesOf(neighbour(), file, stolen.stream)).toBeNull();
  });

  test("LG-86 who sent it in reads it before any case does, and may name it as often as he likes", async () => {
    const file = await store(randomBytes(10), `person:${city.people.handler}`);
    expect(await bytesOf(handler(), file, null)).not.toBeNull();
    expect(await bytesOf(neighbour(), file, null)).toBeNull();
    for (let times = 0; times < 2; times += 1) {
      const state = caseState({ fields: { photo: file } });
      await put(state, person(city.people.handler));
      expect(await bytesOf(handler(), file, state.stream)).not.toBeNull();
    }
  });

  test("LG-86 a file replaced in its field is still read through the story", async () => {
    const me = person(city.people.handler);
    const [old, next] = [randomBytes(10), randomBytes(11)];
    const [first, second] = [
      await store(old, `person:${me.id}`),
      await store(next, `person:${me.id}`),
    ];
    const state = caseState({ fields: { proof: first } });
    await put(state, me);
    await put({ ...state, seq: 2, fields: { proof: second } }, me);
    expect(await bytesOf(handler(), first, state.stream)).toEqual(old);
    expect(await bytesOf(handler(), second, state.stream)).toEqual(next);
  });
});

describe("what is let go", () => {
  test("LG-87 after its day, what no case names goes with its chunks; what one names stays", async () => {
    const [loose, kept] = [await store(randomBytes(20)), await store(randomBytes(21))];
    const state = caseState({ fields: { photo: kept } });
    await put(state);
    const under = await city.ledger.files.begin(NOON);
    await under.write(randomBytes(300_000));
    await city.ledger.files.dropLoose(NOON, 1_000);
    expect(await city.ledger.files.named(STRANGER, null, [loose.id], NOON)).toHaveLength(1);
    // Having been named in a form, it stays another day from then.
    await city.ledger.files.named(STRANGER, null, [loose.id], later(DAY));
    await city.ledger.files.dropLoose(later(DAY), 1_000);
    expect(await city.ledger.files.named(STRANGER, null, [loose.id], NOON)).toHaveLength(1);
    expect(await count("file_upload")).toBe(0);
    expect(await city.ledger.files.dropLoose(later(DAY + 1), 1_000)).toBeGreaterThan(0);
    expect(await city.ledger.files.named(STRANGER, null, [loose.id], NOON)).toEqual([]);
    expect(await city.ledger.files.looseBytes()).toBe(0);
    expect(await bytesOf(handler(), kept, state.stream)).not.toBeNull();
    const left = await owner.query(
      "SELECT FROM ledger.file_chunk c WHERE NOT EXISTS (SELECT FROM ledger.file f WHERE f.blob = c.blob)",
    );
    expect(left.rowCount).toBe(0);
  });

  test("LG-88 with a subject's key go the files of his sealed fields, and what others show stays", async () => {
    const [tape, shared] = [await store(randomBytes(30)), await store(randomBytes(31))];
    const stream = randomUUID();
    const files = [tape.id, shared.id];
    const state = caseState({ stream, sealed: { tape: { stream, seq: 1, files } } });
    const write = caseWrite(state);
    const sealed = { caller: { phone: "13912340000" } };
    const events = write.events.map((event) => ({ ...event, sealed }));
    await city.ledger.append(command(STRANGER, [{ ...write, events }]));
    const other = caseState({
      fields: { photo: shared },
      parent: stream,
      links: { request: [stream] },
    });
    await put(other, person(city.people.desk));
    await owner.query(
      `INSERT INTO ledger.file_case VALUES ($1, $2, $3, 'photo', false, now()) ON CONFLICT DO NOTHING`,
      [CITY, shared.id, other.stream],
    );
    const subject = await city.ledger.subjectOf({ kind: "engine" }, stream, 1);
    await owner.query("UPDATE ledger.key SET wrapped = NULL WHERE subject = $1", [subject]);
    expect(await bytesOf({ kind: "engine" }, tape, stream)).toBeNull();
    expect(await bytesOf({ kind: "engine" }, shared, stream)).not.toBeNull();
  });
});
