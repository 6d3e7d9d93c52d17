import { randomUUID } from "node:crypto";
import type { CaseState } from "@xinlian/kernel";
import type { Listing, Viewer } from "@xinlian/ledger";
import { migrate, openLedger, search } from "@xinlian/ledger";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  type Name,
  NOON,
  person,
  type Sample,
  sampleCity,
  settled,
} from "./sample.ts";

let city: Sample;
const RECEIPT = hash("receipt");
const ids = Object.fromEntries(
  ["near", "far", "beta", "barred", "assisted", "shown", "run", "proven"].map((name) => [
    name,
    randomUUID(),
  ]),
) as Record<string, string>;

async function stored(content: string, giver = "citizen:new"): Promise<string> {
  const upload = await city.ledger.files.begin(NOON);
  await upload.write(Buffer.from(content));
  return (await upload.finish({ type: "image/jpeg", giver, now: NOON })).id;
}

async function put(state: CaseState, more: Partial<Listing> = {}, receipt?: string): Promise<void> {
  const write = caseWrite(state, {
    listing: listing(more),
    ...(receipt === undefined ? {} : { receipt }),
  });
  const feed = { kind: "citizen", id: "new" } as const;
  const done = await city.ledger.append(command(feed, [write], { outbox: [{ text: "hello" }] }));
  expect(done.outcome).toBe("appended");
}

beforeAll(async () => {
  city = await sampleCity();
  const far = { area: "511111", lead: "511111-housing" };
  const clocks = { answer: clock("answer", later(1000)) };
  await put(caseState({ stream: ids.near as string, clocks }), {}, RECEIPT);
  await put(caseState({ stream: ids.far as string, ...far }), { people: [city.people.officer] });
  await put(caseState({ stream: ids.beta as string, pack: "beta", ...far }));
  const barred = { people: [city.people.desk], units: ["511102-hall"] };
  await put(caseState({ stream: ids.barred as string, barred }));
  await put(caseState({ stream: ids.assisted as string, area: "511100", lead: "hall" }), {
    units: ["511111-housing"],
  });
  const photo = { id: await stored("shown"), name: "a.jpg", type: "image/jpeg", size: 5 };
  await put(
    caseState({
      stream: ids.shown as string,
      pack: "beta",
      ...far,
      fields: { what: "路灯", photo },
    }),
    { public: true, shown: { what: "路灯", photo } },
  );
  const proof = { ...photo, id: await stored("proof") };
  await put(caseState({ stream: ids.proven as string, fields: { proof } }), {}, RECEIPT);
  await stored("loose", `person:${city.people.handler}`);
  const topic = entryState("topic", { key: "1", fields: { name: "路灯" } });
  const known = { kind: "founder", id: "founder" } as const;
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
  await owner.end();
  await city.ledger.slots.putLayout({ pack: "alpha", layout: {}, filling: {} });
  await city.ledger.seal("2026-11-02", NOON);
});
afterAll(() => city.close());

const as = (name: Name): Viewer => ({ kind: "person", id: city.people[name] });
const ENGINE: Viewer = { kind: "engine" };

/** What a viewer finds without any `where`, and how many rows that is while every policy stands. */
interface Probe {
  readonly viewer: () => Viewer;
  readonly text: string;
  readonly rows: number;
}

const cases = (stream: string): string =>
  `SELECT FROM ledger.case_row WHERE stream = '${ids[stream]}'`;
const any = (table: string): string => `SELECT FROM ledger.${table} LIMIT 1`;

const probes: Readonly<Record<string, Probe>> = {
  case_wide: { viewer: () => as("desk"), text: cases("near"), rows: 1 },
  case_scoped_wide: { viewer: () => as("mixed"), text: cases("far"), rows: 1 },
  case_area: { viewer: () => as("watcher"), text: cases("near"), rows: 1 },
  case_unit: { viewer: () => as("handler"), text: cases("near"), rows: 1 },
  case_assist: { viewer: () => as("neighbour"), text: cases("assisted"), rows: 1 },
  case_own: { viewer: () => as("officer"), text: cases("far"), rows: 1 },
  case_barred: { viewer: () => as("desk"), text: cases("barred"), rows: 0 },
  case_receipt: {
    viewer: () => ({ kind: "citizen", receipt: RECEIPT }),
    text: cases("near"),
    rows: 1,
  },
  case_public: {
    viewer: () => ({ kind: "public" }),
    text: "SELECT FROM ledger.public_case",
    rows: 1,
  },
  case_engine: { viewer: () => ENGINE, text: cases("near"), rows: 1 },
  event_of_case: {
    viewer: () => as("desk"),
    text: "SELECT FROM ledger.event WHERE type = 'case' LIMIT 1",
    rows: 1,
  },
  event_of_office: {
    viewer: () => as("auditor"),
    text: "SELECT FROM ledger.event WHERE type = 'unit' LIMIT 1",
    rows: 1,
  },
  event_of_entry: {
    viewer: () => as("handler"),
    text: "SELECT FROM ledger.event WHERE type = 'entry'",
    rows: 1,
  },
  entry_staff: { viewer: () => as("handler"), text: any("entry_row"), rows: 1 },
  entry_row_engine: { viewer: () => ENGINE, text: any("entry_row"), rows: 1 },
  case_entry_of_case: { viewer: () => as("handler"), text: any("case_entry"), rows: 1 },
  case_entry_engine: { viewer: () => ENGINE, text: any("case_entry"), rows: 1 },
  register_writer_staff: { viewer: () => as("handler"), text: any("register_writer"), rows: 1 },
  register_writer_engine: { viewer: () => ENGINE, text: any("register_writer"), rows: 1 },
  event_engine: { viewer: () => ENGINE, text: any("event"), rows: 1 },
  clock_of_case: { viewer: () => as("handler"), text: any("clock"), rows: 1 },
  clock_engine: { viewer: () => ENGINE, text: any("clock"), rows: 1 },
  person_staff: { viewer: () => as("handler"), text: any("person"), rows: 1 },
  post_staff: { viewer: () => as("handler"), text: any("post"), rows: 1 },
  outbox_sent: {
    viewer: () => ENGINE,
    text: "UPDATE ledger.outbox SET sent_at = now() WHERE id = (SELECT min(id) FROM ledger.outbox) RETURNING id",
    rows: 1,
  },
  import_run_own: { viewer: () => as("desk"), text: any("import_run"), rows: 1 },
  file_case_seen: {
    viewer: () => ({ kind: "citizen", receipt: RECEIPT }),
    text: any("file_case"),
    rows: 1,
  },
  file_case_public: { viewer: () => ({ kind: "public" }), text: any("file_case"), rows: 1 },
  public_facet_in_city: { viewer: () => ({ kind: "public" }), text: any("public_facet"), rows: 1 },
  file_case_engine: { viewer: () => ENGINE, text: any("file_case"), rows: 1 },
  file_giver_own: { viewer: () => as("handler"), text: any("file_giver"), rows: 1 },
  file_of_case: { viewer: () => ({ kind: "public" }), text: any("file"), rows: 1 },
  file_given: {
    viewer: () => as("handler"),
    text: "SELECT FROM ledger.file WHERE NOT attached",
    rows: 1,
  },
  file_engine: { viewer: () => ENGINE, text: any("file"), rows: 1 },
  file_chunk_of_file: { viewer: () => ({ kind: "public" }), text: any("file_chunk"), rows: 1 },
};
for (const table of ["area", "unit", "duty", "pack", "calendar", "setting", "role_reach"]) {
  const viewer = (): Viewer => ({ kind: "public" });
  Object.assign(probes, { [`${table}_in_city`]: { viewer, text: any(table), rows: 1 } });
}
for (const table of [
  "stream",
  "seal",
  "seal_leaf",
  "outbox",
  "import_run",
  "import_row",
  "feed",
  "row_layout",
]) {
  Object.assign(probes, {
    [`${table}_engine`]: { viewer: () => ENGINE, text: any(table), rows: 1 },
  });
}

const VIEWERS = ["wide", "scoped", "citizen", "public", "engine"].map((role) => `xinlian_${role}`);

describe("LG-10 every policy holds something up", () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client(city.owner);
    await owner.connect();
  });
  afterAll(() => owner.end());

  async function rowsFound(probe: Probe, drop?: string): Promise<number> {
    const viewer = probe.viewer();
    const id =
      viewer.kind === "person" ? viewer.id : viewer.kind === "citizen" ? viewer.receipt : "";
    await owner.query("BEGIN");
    try {
      for (const role of VIEWERS) await owner.query(`GRANT ${role} TO CURRENT_USER`);
      if (drop !== undefined) await owner.query(drop);
      await owner.query("SELECT ledger.enter($1, $2, $3)", [CITY, viewer.kind, id]);
      return (await owner.query(probe.text)).rowCount ?? 0;
    } finally {
      await owner.query("ROLLBACK");
    }
  }

  test("LG-10 with all of them standing, each probe finds what it should; with one gone, its probe does not", async () => {
    const { rows } = await owner.query<{ name: string; table: string }>(
      "SELECT policyname AS name, tablename AS \"table\" FROM pg_policies WHERE schemaname = 'ledger' ORDER BY 1",
    );
    expect(rows.map((row) => row.name)).toEqual(Object.keys(probes).sort());
    for (const { name, table } of rows) {
      const probe = probes[name] as Probe;
      expect([name, await rowsFound(probe)]).toEqual([name, probe.rows]);
      const without = await rowsFound(probe, `DROP POLICY ${name} ON ledger.${table}`);
      expect([name, without]).not.toEqual([name, probe.rows]);
    }
  });

  test("LG-10 row-level security stands on every table but the list of migrations", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'ledger'::regnamespace AND relkind IN ('r', 'p') AND NOT relrowsecurity
          AND NOT relispartition`,
    );
    expect(rows).toEqual([{ name: "migration" }]);
  });

  test("LG-11 secrets are granted to nobody, and no function to everybody", async () => {
    const { rows } = await owner.query<{ role: string; name: string }>(
      `SELECT r.rolname AS role, c.relname AS name FROM pg_roles r, pg_class c
        WHERE r.rolname LIKE 'xinlian\\_%' AND c.relnamespace = 'ledger'::regnamespace
          AND r.rolname NOT IN (current_user, 'xinlian_super')
          AND (c.relname IN ('account', 'session', 'key', 'command', 'search', 'contact_index', 'receipt', 'migration', 'file_upload')
               OR c.relispartition OR r.rolname = 'xinlian_app')
          AND c.relkind IN ('r', 'p', 'v')
          AND has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')`,
    );
    expect(rows).toEqual([]);
    const open = await owner.query(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'ledger'::regnamespace
          AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)`,
    );
    expect(open.rows).toEqual([]);
  });
});

describe("LG-12 the application's login sees nothing by itself", () => {
  test("LG-12 without a viewer every table is closed; with a role but no viewer every table is empty", async () => {
    const client = new pg.Client(city.app);
    await client.connect();
    await expect(client.query("SELECT FROM ledger.case_row")).rejects.toThrow("permission denied");
    for (const role of ["xinlian_wide", "xinlian_scoped", "xinlian_citizen", "xinlian_engine"]) {
      await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
      for (const table of ["case_row", "event", "clock"]) {
        expect((await client.query(`SELECT FROM ledger.${table}`)).rowCount).toBe(0);
      }
      await client.query("ROLLBACK");
    }
    await client.query("BEGIN");
    await client.query("SELECT ledger.enter($1, 'engine', '')", [CITY]);
    expect((await client.query("SELECT FROM ledger.case_row")).rowCount).toBeGreaterThan(0);
    await client.query("COMMIT");
    await client.query("BEGIN; SET LOCAL ROLE xinlian_engine");
    expect((await client.query("SELECT FROM ledger.case_row")).rowCount).toBe(0);
    await client.query("ROLLBACK");
    await client.end();
  });

  test("LG-12 a login that owns the tables is refused", async () => {
    const opened = await openLedger({ city: CITY, app: city.owner, masterKey: city.masterKey });
    expect(opened).toMatchObject({ ok: false, fault: { code: "ledger-login-too-strong" } });
  });

  test("LG-12 the public reads a few columns of public cases and no more", async () => {
    const rows = await city.ledger.view({ kind: "public" }, (sql) =>
      sql.query<{ stream: string; shown: unknown }>("SELECT * FROM ledger.public_case"),
    );
    expect(rows).toMatchObject([{ stream: ids.shown, shown: { what: "路灯" } }]);
    const whole = city.ledger.view({ kind: "public" }, (sql) =>
      sql.query("SELECT whole FROM ledger.case_row"),
    );
    await expect(whole).rejects.toThrow("permission denied");
  });

  test("LG-12 another city's rows do not exist", async () => {
    const other = await openLedger({ city: "510100", app: city.app, masterKey: city.masterKey });
    if (!other.ok) throw new Error("not opened");
    const seen = await other.value.view(ENGINE, (sql) => sql.query("SELECT FROM ledger.event"));
    expect(seen).toEqual([]);
    await other.value.close();
  });

  test("LG-12 a migrated database is left as it is, an altered migration is refused", async () => {
    expect(await migrate(city.owner)).toEqual({ ok: true, value: [] });
    const altered = await migrate(city.owner, [
      { number: 1, name: "0001-roles.sql", text: "", hash: "x" },
    ]);
    expect(altered).toMatchObject({ ok: false, fault: { code: "ledger-migration-newer" } });
  });
});

/** Who sees what, said naively. */
function sees(name: Name, state: CaseState, more: Partial<Listing>): boolean {
  const { people, units } = state.barred;
  const own: Partial<Record<Name, string[]>> = {
    watcher: ["511102-hall"],
    handler: ["511102-housing"],
    officer: ["511111-housing"],
    neighbour: ["511111-housing"],
    mixed: ["hall", "511102-housing"],
  };
  const home = own[name] ?? ["hall"];
  if (people.includes(city.people[name]) || units.some((unit) => home.includes(unit))) return false;
  const named = more.people?.includes(city.people[name]) === true;
  const led = (unit: string): boolean => state.lead === unit || more.units?.includes(unit) === true;
  const alpha = state.pack === "alpha";
  switch (name) {
    case "desk":
      return alpha;
    case "watcher":
      return alpha && (state.area.startsWith("511102") || named);
    case "handler":
      return alpha && (led("511102-housing") || named);
    case "neighbour":
      return alpha && (led("511111-housing") || named);
    case "officer":
      return alpha && named;
    case "mixed":
      return alpha || led("511102-housing") || named;
    case "auditor":
      return true;
    default:
      return false;
  }
}

test("LG-13 what each person finds without a where, by search, and may act on is what the rule says", async () => {
  const names = Object.keys(city.people) as Name[];
  const one = fc.record({
    pack: fc.constantFrom("alpha", "beta"),
    area: fc.constantFrom("511100", "511102", "511102001", "511111"),
    lead: fc.constantFrom(null, "hall", "511102-hall", "511102-housing", "511111-housing"),
    people: fc.subarray(names, { maxLength: 2 }),
    units: fc.subarray(["511102-housing", "511111-housing"]),
    barredPeople: fc.option(fc.constantFrom(...names), { freq: 4, nil: null }),
    barredUnits: fc.option(fc.constantFrom("hall", "511102-housing", "511111-housing"), {
      freq: 5,
      nil: null,
    }),
  });
  const drawn = fc.sample(one, { numRuns: 250, seed: 511_100 });
  const made = drawn.map((draw) => {
    const people = draw.people.map((name) => city.people[name]);
    const barred = {
      people: draw.barredPeople === null ? [] : [city.people[draw.barredPeople]],
      units: draw.barredUnits === null ? [] : [draw.barredUnits],
    };
    const { pack, area, lead } = draw;
    const state = caseState({ pack, area, lead, barred });
    return { state, more: listing({ people, units: draw.units, words: ["独有词"] }) };
  });
  await city.ledger.appendAll(
    made.map(({ state, more }) =>
      command({ kind: "citizen", id: "new" }, [caseWrite(state, { listing: more })]),
    ),
  );
  const drawnStreams = new Set(made.map(({ state }) => state.stream));
  for (const name of names) {
    const right = made
      .filter(({ state, more }) => sees(name, state, more))
      .map(({ state }) => state.stream);
    const found = await city.ledger.view(as(name), async (sql) => ({
      rows: await sql.query<{ stream: string }>("SELECT stream FROM ledger.case_row"),
      events: await sql.query<{ stream: string }>(
        "SELECT stream FROM ledger.event WHERE type = 'case'",
      ),
      words: await search(sql, { words: ["独有词"], limit: 1000 }),
    }));
    const streams = (rows: readonly { stream: string }[]): string[] =>
      rows
        .map((row) => row.stream)
        .filter((stream) => drawnStreams.has(stream))
        .sort();
    expect([name, streams(found.rows)]).toEqual([name, right.sort()]);
    expect([name, streams(found.events)]).toEqual([name, right]);
    expect([name, streams(found.words)]).toEqual([name, right]);
    const tried = made.map(({ state }) =>
      command(person(city.people[name]), [caseWrite({ ...state, seq: 7 })]),
    );
    const answers = await city.ledger.appendAll(tried);
    const allowed = answers.flatMap((answer, at) =>
      answer.outcome === "conflict" ? [made[at]?.state.stream ?? ""] : [],
    );
    expect([name, allowed.sort()]).toEqual([name, right]);
  }
});

test("LG-14 accounts and sessions answer narrow questions only", async () => {
  const { accounts } = city.ledger;
  expect(await accounts.find("desk")).toMatchObject({
    passwordHash: "argon",
    person: city.people.desk,
  });
  expect(await accounts.find("nobody")).toBeNull();
  expect(await accounts.session(hash("token"), NOON)).toMatchObject({ person: city.people.desk });
  expect(await accounts.session(hash("token"), NOON + 2e9)).toBeNull();
  await accounts.endSession(hash("token"));
  expect(await accounts.session(hash("token"), NOON)).toBeNull();
  await accounts.put({
    login: "desk",
    passwordHash: "new",
    person: city.people.desk,
    closed: true,
  });
  expect(await accounts.find("desk")).toBeNull();
});

test("LG-15 the frame reads back as it was given", async () => {
  const frame = await city.ledger.frame();
  expect(frame.areas.map((area) => area.code)).toEqual(["511100", "511102", "511102001", "511111"]);
  expect(frame.people.find((one) => one.id === city.people.desk)).toMatchObject({
    name: "desk",
    left: false,
  });
  expect(frame.packs.map((pack) => [pack.name, pack.now])).toEqual([
    ["alpha", true],
    ["beta", true],
  ]);
  expect(frame.settings).toEqual([{ pack: "alpha", name: "limit", value: "3wd" }]);
  expect(frame.calendar).toEqual({ version: "v1", papers: {} });
  expect(frame.feeds).toEqual([{ name: "lamps", packs: ["alpha"] }]);
});
