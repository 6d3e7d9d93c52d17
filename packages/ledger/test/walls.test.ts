import type { CaseState, Day, FiledRow, Moment } from "@xinlian/kernel";
import type { Listing, Viewer } from "@xinlian/ledger";
import { migrate, openLedger, search } from "@xinlian/ledger";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CITY,
  caseState,
  caseWrite,
  command,
  hash,
  listing,
  type Name,
  NOON,
  person,
  type Sample,
} from "./sample.ts";
import { ids, walledCity } from "./walls-city.ts";

let city: Sample;
beforeAll(async () => {
  city = await walledCity();
});
afterAll(() => city.close());

const as = (name: Name): Viewer => ({ kind: "person", id: city.people[name] });
const ENGINE: Viewer = { kind: "engine" };

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

/** What a case counts for: seen by whoever sees the case. */
const FILED: readonly FiledRow[] = [
  {
    indicator: "sales",
    cell: "sales",
    place: "511102",
    span: { name: "2026-05", beat: "month", first: "2026-05-01" as Day, last: "2026-05-31" as Day },
    dims: {},
    value: 1,
    stream: "",
    opened: NOON as Moment,
    counts: true,
    history: [{ value: 1, at: NOON as Moment, actor: "self", action: "submit", seq: 1 }],
  },
];
const COUNTS = [{ indicator: "received", at: NOON as Moment, value: 1, dims: {} }];

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
      command({ kind: "citizen", id: "new" }, [
        caseWrite(state, { listing: more, counts: COUNTS, filed: FILED }),
      ]),
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
      counts: await sql.query<{ stream: string }>("SELECT stream FROM ledger.contribution"),
      filed: await sql.query<{ stream: string }>("SELECT stream FROM ledger.filed"),
    }));
    const streams = (rows: readonly { stream: string }[]): string[] =>
      rows
        .map((row) => row.stream)
        .filter((stream) => drawnStreams.has(stream))
        .sort();
    expect([name, streams(found.rows)]).toEqual([name, right.sort()]);
    expect([name, streams(found.events)]).toEqual([name, right]);
    expect([name, streams(found.words)]).toEqual([name, right]);
    expect([name, streams(found.counts)]).toEqual([name, right]);
    expect([name, streams(found.filed)]).toEqual([name, right]);
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
