import type { Viewer } from "@xinlian/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CITY, type Name, type Sample } from "./sample.ts";
import { ids, RECEIPT, walledCity } from "./walls-city.ts";

let city: Sample;
beforeAll(async () => {
  city = await walledCity();
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

const probes: Record<string, Probe> = {
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
    text: "SELECT FROM ledger.event WHERE type = 'entry' LIMIT 1",
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
const counted = (stream: string): string =>
  `SELECT FROM ledger.contribution WHERE stream = '${ids[stream]}'`;
const filed = (stream: string): string =>
  `SELECT FROM ledger.filed WHERE stream = '${ids[stream]}'`;
const paperOf = (stream: string): string =>
  `SELECT FROM ledger.bulletin WHERE of_stream = '${ids[stream]}'`;
const PUT_NOTICE = `INSERT INTO ledger.notice (city, kind, stream, person, text, made_at)
  VALUES ('${CITY}', 'told', '${ids.near}', 'nobody', '{}', now()) RETURNING id`;
const PUT_LETTER = `INSERT INTO ledger.letter (city, stream, text, state, made_at)
  VALUES ('${CITY}', '${ids.near}', '{}', 'kept', now()) RETURNING id`;
Object.assign(probes, {
  contribution_wide: { viewer: () => as("desk"), text: counted("near"), rows: 1 },
  contribution_area: { viewer: () => as("watcher"), text: counted("near"), rows: 1 },
  contribution_unit: { viewer: () => as("handler"), text: counted("near"), rows: 1 },
  contribution_assist: { viewer: () => as("neighbour"), text: counted("assisted"), rows: 1 },
  contribution_own: { viewer: () => as("officer"), text: counted("far"), rows: 1 },
  contribution_barred: { viewer: () => as("desk"), text: counted("barred"), rows: 0 },
  filed_wide: { viewer: () => as("desk"), text: filed("near"), rows: 1 },
  filed_area: { viewer: () => as("watcher"), text: filed("near"), rows: 1 },
  filed_unit: { viewer: () => as("handler"), text: filed("near"), rows: 1 },
  filed_assist: { viewer: () => as("neighbour"), text: filed("assisted"), rows: 1 },
  filed_own: { viewer: () => as("officer"), text: filed("far"), rows: 1 },
  filed_barred: { viewer: () => as("desk"), text: filed("barred"), rows: 0 },
  figure_basis_in_city: { viewer: () => as("handler"), text: any("figure_basis"), rows: 1 },
  bulletin_of_case: { viewer: () => as("desk"), text: paperOf("barred"), rows: 0 },
  bulletin_receipt: {
    viewer: () => ({ kind: "citizen", receipt: RECEIPT }),
    text: paperOf("near"),
    rows: 1,
  },
  bulletin_public: { viewer: () => ({ kind: "public" }), text: any("bulletin"), rows: 1 },
  entry_person_staff: { viewer: () => as("handler"), text: any("entry_person"), rows: 1 },
  point_staff: { viewer: () => as("handler"), text: any("point"), rows: 1 },
  point_subject_staff: { viewer: () => as("handler"), text: any("point_subject"), rows: 1 },
  bulletin_staff: { viewer: () => as("handler"), text: any("bulletin"), rows: 1 },
  public_facet_in_city: {
    viewer: () => ({ kind: "public" }),
    text: any("public_facet"),
    rows: 1,
  },
  notice_mine: { viewer: () => as("handler"), text: any("notice"), rows: 1 },
  notice_read_mine: { viewer: () => as("handler"), text: any("notice_read"), rows: 1 },
  letter_of_case: { viewer: () => as("handler"), text: any("letter"), rows: 1 },
  deputy_staff: { viewer: () => as("handler"), text: any("deputy"), rows: 1 },
  notice_put: { viewer: () => ENGINE, text: PUT_NOTICE, rows: 1 },
  notice_drop: { viewer: () => ENGINE, text: "DELETE FROM ledger.notice RETURNING id", rows: 1 },
  notice_read_drop: { viewer: () => ENGINE, text: "DELETE FROM ledger.notice_read", rows: 1 },
  letter_put: { viewer: () => ENGINE, text: PUT_LETTER, rows: 1 },
  letter_moved: {
    viewer: () => ENGINE,
    text: "UPDATE ledger.letter SET tries = 1 RETURNING id",
    rows: 1,
  },
});
for (const table of ["tally", "tally_delta"]) {
  Object.assign(probes, {
    [`${table}_wide`]: {
      viewer: () => as("desk"),
      text: `SELECT FROM ledger.${table} WHERE kind = 'opened' LIMIT 1`,
      rows: 1,
    },
    [`${table}_area`]: {
      viewer: () => as("watcher"),
      text: `SELECT FROM ledger.${table} WHERE kind = 'opened' LIMIT 1`,
      rows: 1,
    },
    [`${table}_entry`]: { viewer: () => as("handler"), text: any(table), rows: 1 },
  });
}
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
  "contribution",
  "filed",
  "bulletin",
  "owed_case",
  "cadence_settled",
  "entry_person",
  "point",
  "point_subject",
  "turn",
  "extension",
  "call",
  "call_event",
  "learnt_topic",
  "learnt_word",
  "learnt_lead",
  "likeness",
  "notice",
  "notice_read",
  "letter",
  "deputy",
  "tally",
  "tally_delta",
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
    } catch (error) {
      // What may not be written is refused with an error, not with no row.
      if ((error as { code?: string }).code === "42501") return -1;
      throw error;
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
