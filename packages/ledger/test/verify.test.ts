import { randomInt } from "node:crypto";
import { verify } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CITY,
  caseState,
  caseWrite,
  command,
  event,
  NOON,
  person,
  type Sample,
  sampleCity,
  settled,
} from "./sample.ts";

let city: Sample;
let owner: pg.Client;
const streams: string[] = [];

beforeAll(async () => {
  city = await sampleCity();
  owner = new pg.Client(city.owner);
  await owner.connect();
  const more = [1, 2, 3].map((day) => ({ day, count: 12 }));
  for (const { day, count } of more) {
    const opened = Array.from({ length: count }, () => caseState());
    streams.push(...opened.map((state) => state.stream));
    await city.ledger.appendAll(
      opened.flatMap((state) => [
        command(person(city.people.desk), [
          caseWrite(state, {
            events: [
              event("opened", { text: "原文" }, { caller: { name: "王五", phone: "13700000000" } }),
            ],
          }),
        ]),
        command(person(city.people.desk), [caseWrite({ ...state, seq: 2 })]),
      ]),
    );
    await settled(owner);
    await city.ledger.seal(`2026-11-0${day}`, NOON);
  }
  // Events after the last seal are guarded by their chains alone.
  await city.ledger.append(command(person(city.people.desk), [caseWrite(caseState())]));
});
afterAll(async () => {
  await owner.end();
  await city.close();
});

const sql = {
  query: async <Row extends object>(text: string, values?: readonly unknown[]) =>
    (await owner.query<Row>(text, values === undefined ? undefined : [...values])).rows,
};

/** What verify says while `change` stands; the change is rolled back. */
async function afterwards(change: string, values: unknown[] = []): Promise<unknown> {
  await owner.query("BEGIN");
  try {
    const done = await owner.query(change, values);
    expect(done.rowCount).toBeGreaterThan(0);
    return (await verify(sql, CITY)).altered;
  } finally {
    await owner.query("ROLLBACK");
  }
}

const WHERE = `WHERE city = '${CITY}' AND stream = $1 AND seq = $2`;

describe("LG-20 verify", () => {
  test("LG-20 an unaltered ledger is whole, read by the engine or by the owner", async () => {
    const whole = await city.ledger.verify();
    expect(whole).toMatchObject({ seals: 3, altered: null });
    expect(whole.events).toBeGreaterThan(72);
    expect(await verify(sql, CITY)).toEqual(whole);
  });

  test("LG-20 one byte of any envelope names its event", async () => {
    for (let round = 0; round < 25; round += 1) {
      const stream = streams[randomInt(streams.length)] as string;
      const seq = randomInt(1, 3);
      const found = await owner.query(`SELECT length(envelope) AS n FROM ledger.event ${WHERE}`, [
        stream,
        seq,
      ]);
      const at = randomInt(found.rows[0].n);
      const flip = `UPDATE ledger.event SET envelope = set_byte(envelope, $3, get_byte(envelope, $3) # $4) ${WHERE}`;
      const altered = await afterwards(flip, [stream, seq, at, 1 << randomInt(8)]);
      expect(altered).toMatchObject({ stream, seq });
    }
  });

  const CHANGES: Readonly<Record<string, string>> = {
    position: "position + 1",
    xid: "(xid::text::bigint + 1)::text::xid8",
    placed: "set_byte(placed, 3, get_byte(placed, 3) # 1)",
    type: "type || 'x'",
    kind: "'other'",
    version: "version + 1",
    recorded_at: "recorded_at + interval '1 microsecond'",
    occurred_at: "occurred_at - interval '1 millisecond'",
    actor: "'person:somebody'",
    command: "gen_random_uuid()",
    pack_hash: "NULL",
    subject: "gen_random_uuid()",
    envelope: "envelope || ' '",
    prev: "set_byte(prev, 31, get_byte(prev, 31) # 1)",
    hash: "set_byte(hash, 0, get_byte(hash, 0) # 128)",
  };

  test("LG-20 every column of an event is guarded", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
        WHERE attrelid = 'ledger.event'::regclass AND attnum > 0 AND NOT attisdropped`,
    );
    const names = rows
      .map((row) => row.name)
      .filter((name) => !["city", "stream", "seq"].includes(name));
    expect(names.sort()).toEqual(Object.keys(CHANGES).sort());
    const stream = streams[7] as string;
    for (const [column, value] of Object.entries(CHANGES)) {
      const altered = await afterwards(`UPDATE ledger.event SET ${column} = ${value} ${WHERE}`, [
        stream,
        1,
      ]);
      expect([column, altered]).toMatchObject([column, { stream, seq: 1 }]);
    }
  });

  test("LG-20 an event moved to another city, stream or place is missed where it was or named where it is", async () => {
    const stream = streams[3] as string;
    const away = await afterwards(`UPDATE ledger.event SET city = '510100' ${WHERE}`, [stream, 2]);
    expect(away).toMatchObject({ stream, seq: 2, why: "the last event is missing" });
    const first = await afterwards(`UPDATE ledger.event SET city = '510100' ${WHERE}`, [stream, 1]);
    expect(first).toMatchObject({ stream, seq: 2, why: "an event before it is missing" });
    const later = await afterwards(`UPDATE ledger.event SET seq = 9 ${WHERE}`, [stream, 2]);
    expect(later).toMatchObject({ stream, seq: 9 });
    const other = "ffffffff-ffff-7fff-bfff-ffffffffffff";
    const moved = await afterwards(`UPDATE ledger.event SET stream = '${other}' ${WHERE}`, [
      stream,
      2,
    ]);
    expect(moved).toMatchObject({ stream, seq: 2 });
    const both = await afterwards(`DELETE FROM ledger.event WHERE stream = $1`, [stream]);
    expect(both).toMatchObject({ stream, seq: 1, why: "all its events are missing" });
  });

  test("LG-20 a head that was turned back is named", async () => {
    const stream = streams[5] as string;
    const back = await afterwards("UPDATE ledger.stream SET seq = 1 WHERE stream = $1", [stream]);
    expect(back).toMatchObject({ stream, seq: 2 });
  });

  test("LG-21 a chain that was forged anew from end to end breaks on its seal", async () => {
    const stream = streams[0] as string;
    await owner.query("BEGIN");
    try {
      const { rows } = await owner.query(
        "SELECT seq, envelope, xid::text, position FROM ledger.event WHERE stream = $1 ORDER BY seq",
        [stream],
      );
      let prev = Buffer.alloc(32);
      for (const row of rows) {
        const text = row.envelope
          .toString("utf8")
          .replace("原文", "改过")
          .replace(/"prev":"[^"]*"/, `"prev":"${prev.toString("hex")}"`);
        const done = await owner.query(
          `UPDATE ledger.event SET envelope = $3, prev = $4, hash = sha256($3), placed = ledger.placed(sha256($3), xid, position)
            ${WHERE} RETURNING hash`,
          [stream, row.seq, Buffer.from(text), prev],
        );
        prev = done.rows[0].hash;
      }
      await owner.query("UPDATE ledger.stream SET hash = $2 WHERE stream = $1", [stream, prev]);
      const { altered } = await verify(sql, CITY);
      expect(altered).toMatchObject({
        stream,
        seq: 2,
        why: "it is not what the seal of 2026-11-01 stands over",
      });
      await owner.query("UPDATE ledger.seal_leaf SET hash = $2 WHERE stream = $1", [stream, prev]);
      expect((await verify(sql, CITY)).altered?.why).toBe(
        "the seal of 2026-11-01: its root differs",
      );
    } finally {
      await owner.query("ROLLBACK");
    }
  });

  test("LG-21 a stream taken away whole, head and all, breaks its seal", async () => {
    const stream = streams[1] as string;
    const gone = await afterwards(
      "WITH e AS (DELETE FROM ledger.event WHERE stream = $1) DELETE FROM ledger.stream WHERE stream = $1",
      [stream],
    );
    expect(gone).toMatchObject({ stream, seq: 2 });
  });

  test("LG-21 a day has one seal; what came meanwhile falls into the next", async () => {
    expect(await city.ledger.seal("2026-11-03", NOON)).toBeNull();
    await settled(owner);
    const done = await Promise.all([1, 2, 3].map(() => city.ledger.seal("2026-11-04", NOON)));
    expect(done.filter((seal) => seal !== null)).toMatchObject([{ events: 1, streams: 1 }]);
    expect(await city.ledger.seal("2026-11-05", NOON)).toMatchObject({ events: 0, streams: 0 });
    expect(await city.ledger.verify()).toMatchObject({ seals: 5, altered: null });
  });
});

test("LG-22 verify holds while others go on writing", async () => {
  let on = true;
  const writer = (async () => {
    while (on)
      await city.ledger.append(command(person(city.people.desk), [caseWrite(caseState())]));
  })();
  for (let round = 0; round < 8; round += 1)
    expect((await city.ledger.verify()).altered).toBeNull();
  on = false;
  await writer;
});
