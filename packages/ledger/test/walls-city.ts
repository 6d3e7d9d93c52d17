import { randomUUID } from "node:crypto";
import type { CaseState } from "@xinlian/kernel";
import type { Listing } from "@xinlian/ledger";
import pg from "pg";
import { entryState, entryWrite } from "./entry-sample.ts";
import {
  CITY,
  caseState,
  caseWrite,
  clock,
  command,
  hash,
  later,
  listing,
  NOON,
  person,
  type Sample,
  sampleCity,
  settled,
} from "./sample.ts";

export const RECEIPT = hash("receipt");
export const ids = Object.fromEntries(
  ["near", "far", "beta", "barred", "assisted", "shown", "run", "proven"].map((name) => [
    name,
    randomUUID(),
  ]),
) as Record<string, string>;

async function stored(city: Sample, content: string, giver = "citizen:new"): Promise<string> {
  const upload = await city.ledger.files.begin(NOON);
  await upload.write(Buffer.from(content));
  return (await upload.finish({ type: "image/jpeg", giver, now: NOON })).id;
}

async function put(
  city: Sample,
  state: CaseState,
  more: Partial<Listing> = {},
  receipt?: string,
): Promise<void> {
  const write = caseWrite(state, {
    listing: listing(more),
    ...(receipt === undefined ? {} : { receipt }),
  });
  const feed = { kind: "citizen", id: "new" } as const;
  const done = await city.ledger.append(command(feed, [write], { outbox: [{ text: "hello" }] }));
  if (done.outcome !== "appended") throw new Error(done.outcome);
}

/** A small city with a row of each kind behind the walls. */
export async function walledCity(): Promise<Sample> {
  const city = await sampleCity();
  const far = { area: "511111", lead: "511111-housing" };
  const clocks = { answer: clock("answer", later(1000)) };
  await put(city, caseState({ stream: ids.near as string, clocks }), {}, RECEIPT);
  const known = { kind: "founder", id: "founder" } as const;
  await city.ledger.append(command(known, [entryWrite(entryState("topic", { key: "0" }))]));
  // Counts of these are folded; those of the others stand as deltas.
  await city.ledger.bench.pool.query("SELECT ledger.fold_tally($1, 100)", [CITY]);
  await put(city, caseState({ stream: ids.far as string, ...far }), {
    people: [city.people.officer],
  });
  await put(city, caseState({ stream: ids.beta as string, pack: "beta", ...far }));
  const barred = { people: [city.people.desk], units: ["511102-hall"] };
  await put(city, caseState({ stream: ids.barred as string, barred }));
  await put(city, caseState({ stream: ids.assisted as string, area: "511100", lead: "hall" }), {
    units: ["511111-housing"],
  });
  const photo = { id: await stored(city, "shown"), name: "a.jpg", type: "image/jpeg", size: 5 };
  await put(
    city,
    caseState({
      stream: ids.shown as string,
      pack: "beta",
      ...far,
      fields: { what: "路灯", photo },
    }),
    { public: true, shown: { what: "路灯", photo } },
  );
  const proof = { ...photo, id: await stored(city, "proof") };
  await put(city, caseState({ stream: ids.proven as string, fields: { proof } }), {}, RECEIPT);
  await stored(city, "loose", `person:${city.people.handler}`);
  const topic = entryState("topic", { key: "1", fields: { name: "路灯" } });
  await city.ledger.append(command(known, [entryWrite(topic)]));
  const hanging = caseWrite(caseState(), { entries: [topic.stream] });
  await city.ledger.append(command({ kind: "citizen", id: "new" }, [hanging]));
  await city.ledger.accounts.put({
    login: "desk",
    passwordHash: "argon",
    person: city.people.desk,
  });
  await city.ledger.accounts.beginSession(hash("token"), city.people.desk, NOON, NOON + 1e9);
  await city.ledger.imports.put({
    id: ids.run as string,
    source: "s",
    file: "f",
    fileHash: "h",
    mode: "dry",
    status: "done",
    begunBy: city.people.desk,
    begunAt: NOON,
    endedAt: null,
    read: 1,
    added: 0,
    repeated: 0,
    bad: 0,
    report: [],
  });
  await city.ledger.imports.note("s", ids.run as string, [
    { key: "1", stream: ids.near as string },
  ]);
  await city.ledger.change(
    {
      id: randomUUID(),
      principal: person(city.people.admin),
      actor: "self",
      bodyHash: hash("frame"),
      at: NOON,
    },
    [
      { kind: "setting-set", pack: "alpha", name: "limit", value: "3wd" },
      { kind: "calendar-loaded", version: "v1", papers: {} },
      {
        kind: "duties-set",
        duties: [{ id: "d1", pack: "alpha", topic: null, area: null, unit: "hall" }],
      },
    ],
  );
  const owner = new pg.Client(city.owner);
  await owner.connect();
  await settled(owner);
  await sideRows(owner, city);
  await owner.end();
  await city.ledger.slots.putLayout({ pack: "alpha", layout: {}, filling: {} });
  await city.ledger.seal("2026-11-02", NOON);
  return city;
}

/** Rows of the tables that follow from others, put down plainly: what stands in them is no matter here, only who finds it. */
async function sideRows(owner: pg.Client, { people }: Sample): Promise<void> {
  const put = (text: string, values: readonly unknown[] = []) => owner.query(text, [...values]);
  await put(
    `INSERT INTO ledger.contribution
     SELECT city, pack, 'n', stream, opened_at, 1, area, lead, nullif(people, '{}'), nullif(units, '{}'),
            nullif(barred_people, '{}'), nullif(barred_units, '{}'), '{}' FROM ledger.case_row`,
  );
  await put(
    `INSERT INTO ledger.filed
     SELECT city, pack, 'n', stream, 'n', 1, area, '2026-05', '2026-05-01', '2026-05-31', '{}', 1, true, opened_at, opened_at, NULL,
            'self', 'submit', 1, area, lead, nullif(people, '{}'), nullif(units, '{}'), nullif(barred_people, '{}'),
            nullif(barred_units, '{}') FROM ledger.case_row`,
  );
  await put("INSERT INTO ledger.figure_basis VALUES ($1, 'alpha', 'b', now())", [CITY]);
  await put(
    `INSERT INTO ledger.bulletin VALUES
       ($1, $2, 'alpha', 'daily', '2026-11-02', 2026, 1, 1, 1, 'draft', NULL, NULL, now(), NULL, '{}')`,
    [CITY, randomUUID()],
  );
  for (const [of, open] of [
    [ids.near, false],
    [ids.barred, false],
    [ids.shown, true],
  ])
    await put(
      `INSERT INTO ledger.bulletin VALUES
         ($1, $2, 'alpha', 'answer', '', 2026, NULL, 1, 1, 'published', NULL, NULL, now(), now(), '{}', 'case', $3, $4)`,
      [CITY, randomUUID(), of, open],
    );
  await entryRows(put, people.officer);
  await put("INSERT INTO ledger.extension VALUES ($1, '8001', $2, now())", [CITY, people.desk]);
  await put(
    `INSERT INTO ledger.call (city, feed, call, version, noted_at, changed_at)
     VALUES ($1, 'lamps', 'c1', 1, now(), now())`,
    [CITY],
  );
  await put(
    "INSERT INTO ledger.call_event VALUES ($1, 'lamps', 'c1', 'ring', '8001', NULL, now())",
    [CITY],
  );
  await put("INSERT INTO ledger.learnt_topic VALUES ($1, 'alpha', 'message', 'topic', 't', 1)", [
    CITY,
  ]);
  await put(
    "INSERT INTO ledger.learnt_word VALUES ($1, 'alpha', 'message', 'topic', 't', '路灯', 1)",
    [CITY],
  );
  await put(
    "INSERT INTO ledger.learnt_lead VALUES ($1, 'alpha', 'message', 'topic', 't', '', 'hall', 1, 0)",
    [CITY],
  );
  await put(
    `INSERT INTO ledger.likeness VALUES ($1, $2, 'alpha', 'message', $1, now(), '{路灯}')
     ON CONFLICT DO NOTHING`,
    [CITY, ids.near],
  );
  await put(
    "INSERT INTO ledger.public_facet VALUES ($1, 'beta', '', now(), $2) ON CONFLICT DO NOTHING",
    [CITY, ids.shown],
  );
  const noticed = await put(
    `INSERT INTO ledger.notice (city, kind, stream, person, text, made_at)
     VALUES ($1, 'told', $2, $3, '{}', now()) RETURNING id`,
    [CITY, ids.near, people.handler],
  );
  await put("INSERT INTO ledger.notice_read VALUES ($1, $2, $3, now())", [
    CITY,
    people.handler,
    noticed.rows[0]?.id,
  ]);
  await put(
    `INSERT INTO ledger.letter (city, stream, text, state, made_at)
     VALUES ($1, $2, '{}', 'kept', now())`,
    [CITY, ids.near],
  );
  await put(
    `INSERT INTO ledger.deputy VALUES ($1, $2, $3, $4, now() + interval '1 day', now() + interval '2 days', 'leave')`,
    [CITY, randomUUID(), people.officer, people.watcher],
  );
}

type Put = (text: string, values: readonly unknown[]) => Promise<unknown>;

/** What hangs on entries of registers: what they owe, whom they name, their points and turns. */
async function entryRows(put: Put, officer: string): Promise<void> {
  const entry = randomUUID();
  await put(
    "INSERT INTO ledger.owed_case VALUES ($1, $2, 'visit', '2026-12-31', '2026-10-01', $3)",
    [CITY, entry, ids.near],
  );
  await put("INSERT INTO ledger.cadence_settled VALUES ($1, 'alpha', 'topic', 'visit', now())", [
    CITY,
  ]);
  await put("INSERT INTO ledger.entry_person VALUES ($1, $2, 'alpha', 'topic', $3)", [
    CITY,
    officer,
    entry,
  ]);
  await put(
    `INSERT INTO ledger.point VALUES
       ($1, 'p', 'alpha', 'pace', 'late', 'late', 'hall', -1, now(), now(), $2, 1, NULL, NULL)`,
    [CITY, ids.near],
  );
  await put("INSERT INTO ledger.point_subject VALUES ($1, 'alpha', 'pace', 'hall', now())", [CITY]);
  await put("INSERT INTO ledger.turn VALUES ($1, $2, 1)", [CITY, entry]);
}
