import type { Client } from "pg";
import { earlier, HEAD, MARK, readTemplates, type Template } from "./template.ts";

/** Days that the standing cases of a demo span: each older layer of clones lies so much earlier. */
const LAYER_DAYS = 60;
/** Cases a day, as in the city. */
const A_DAY = 1_500;
/** Of a hundred cases one is open. */
const OPEN = 0.01;

/**
 * Fills a city up to `wanted` cases: every case that stands there, made by real writes, is repeated under other ids and in older times, in every
 * table that a list, a case page or an action reads: case_row, event (its chain hashed anew), stream, clock, search. What is left out: `command`, `key`
 * and `contact_index` (sealed parts of clones cannot be opened), `contribution`, `case_entry`, `receipt`, `outbox`.
 */
export async function cloneCases(
  clients: readonly [Client, ...Client[]],
  wanted: number,
  log: (line: string) => void,
): Promise<void> {
  const [client] = clients;
  const templates = await readTemplates(client);
  const open = templates.filter((each) => each.open);
  const closed = templates.filter((each) => !each.open);
  const layers = Math.max(1, Math.ceil(wanted / A_DAY / LAYER_DAYS));
  const opens = Math.max(0, Math.round((wanted * OPEN) / open.length) - 1);
  const each = Math.ceil((wanted * (1 - OPEN) - closed.length) / (closed.length * layers));
  log(
    `${templates.length} cases as templates, ${open.length} of them in open families; ${layers} layers of ${each} clones, ${opens} of each open one`,
  );
  await stage(client);
  for (const each of clients) await each.query(CHAIN);
  let next = 1;
  if (opens > 0) {
    await lay(client, open);
    await inSteps(clients, open.length, next, next + opens);
    next += opens;
  }
  for (let layer = 0; layer < layers && each > 0; layer += 1) {
    await lay(
      client,
      closed.map((template) => earlier(template, layer * LAYER_DAYS)),
    );
    await inSteps(clients, closed.length, next, next + each);
    next += each;
    log(`layer ${layer + 1} of ${layers}`);
  }
  await client.query("DROP SCHEMA bench CASCADE");
}

/** Where a connection keeps the chains of its own step. */
const CHAIN = `CREATE TEMP TABLE chain (doc text, search text, stream uuid, hex text, events jsonb,
  envelopes bytea[], prevs bytea[], hashes bytea[])`;

/** Clones with the numbers from `from` on, below `end`, in steps small enough for a statement's memory; each connection takes the next one. */
async function inSteps(
  clients: readonly Client[],
  templates: number,
  from: number,
  end: number,
): Promise<void> {
  const step = Math.max(1, Math.floor(20_000 / templates));
  let next = from;
  await Promise.all(
    clients.map(async (client) => {
      while (next < end) {
        const first = next;
        next = Math.min(next + step, end);
        await clone(client, first, next - 1);
      }
    }),
  );
}

async function stage(client: Client): Promise<void> {
  await client.query(`
    DROP SCHEMA IF EXISTS bench CASCADE;
    CREATE SCHEMA bench;
    CREATE UNLOGGED TABLE bench.case (at integer, doc text, before text, after text, events jsonb, search text);
    CREATE UNLOGGED TABLE bench.clock (doc text)`);
}

/** Puts templates where the statements below find them. */
async function lay(client: Client, templates: readonly Template[]): Promise<void> {
  await client.query("TRUNCATE bench.case, bench.clock");
  for (let at = 0; at < templates.length; at += 200) {
    const some = templates.slice(at, at + 200);
    await client.query(
      `INSERT INTO bench.case SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[])`,
      [
        some.map((_, n) => at + n),
        some.map(({ row }) => row),
        some.map(({ before }) => before),
        some.map(({ after }) => after),
        some.map(({ events }) => JSON.stringify(events)),
        some.map(({ search }) => search),
      ],
    );
    await client.query("INSERT INTO bench.clock SELECT unnest($1::text[])", [
      some.flatMap(({ clocks }) => clocks),
    ]);
  }
}

/** Makes one clone of each template for every number from `from` to `to`. */
async function clone(client: Client, from: number, to: number): Promise<void> {
  const numbers = `generate_series(${from}, ${to}) n, LATERAL (SELECT lpad(to_hex(n), 8, '0') AS hex) k`;
  await client.query(`
    BEGIN;
    TRUNCATE pg_temp.chain;
    INSERT INTO pg_temp.chain
    SELECT t.doc, t.search, (replace(t.doc, '${MARK}', k.hex)::jsonb ->> 'stream')::uuid, k.hex, t.events,
           x.envelopes, x.prevs, x.hashes
      FROM bench.case t, ${numbers},
           LATERAL ledger.chain(decode(repeat('00', 32), 'hex'),
             string_to_array(replace(t.before, '${MARK}', k.hex), chr(30)),
             string_to_array(replace(t.after, '${MARK}', k.hex), chr(30))) x;
    INSERT INTO ledger.stream (city, stream, type, seq, hash)
    SELECT '511100', stream, 'case', cardinality(hashes), hashes[cardinality(hashes)] FROM pg_temp.chain;
    INSERT INTO ledger.case_row
    SELECT r.* FROM pg_temp.chain c,
           LATERAL jsonb_populate_record(NULL::ledger.case_row,
             replace(replace(c.doc, '${HEAD}', encode(c.hashes[cardinality(c.hashes)], 'hex')), '${MARK}', c.hex)::jsonb) r;
    INSERT INTO ledger.event
    SELECT '511100', q.stream, q.seq, q.position, q.xid, ledger.placed(q.hash, q.xid, q.position), q.type, q.kind, q.version,
           q.recorded_at, q.occurred_at, q.actor, q.command, q.pack_hash, q.subject, q.envelope, q.prev, q.hash
      FROM (SELECT c.stream, e.seq, nextval('ledger.event_position') AS position, pg_current_xact_id() AS xid,
                   m.type, m.kind, m.version, m.recorded_at, m.occurred_at, m.actor,
                   replace(m.command, '${MARK}', c.hex)::uuid AS command, m.pack_hash, m.subject,
                   c.envelopes[e.seq] AS envelope, c.prevs[e.seq] AS prev, c.hashes[e.seq] AS hash
              FROM pg_temp.chain c, LATERAL jsonb_array_elements(c.events) WITH ORDINALITY AS e(meta, seq),
                   LATERAL jsonb_to_record(e.meta) AS m(kind text, version integer, recorded_at timestamptz,
                     occurred_at timestamptz, actor text, command text, pack_hash text, subject uuid, type text)) q;
    INSERT INTO ledger.search
    SELECT r.* FROM pg_temp.chain c,
           LATERAL jsonb_populate_record(NULL::ledger.search, replace(c.search, '${MARK}', c.hex)::jsonb) r
     WHERE c.search IS NOT NULL;
    INSERT INTO ledger.clock
    SELECT r.* FROM bench.clock t, ${numbers},
           LATERAL jsonb_populate_record(NULL::ledger.clock, replace(t.doc, '${MARK}', k.hex)::jsonb) r;
    COMMIT`);
}
