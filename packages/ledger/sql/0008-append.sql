-- Append: one call takes a batch of commands. Each is taken whole or not at all; what is refused comes back as a row.
-- Within one call no two commands may share a key or a stream (the caller splits such a batch into rounds).
-- Locks are taken in one order by everybody: commands, standing streams, new streams, keys; each sorted.
-- Plans are kept for as long as a connection lives and may have been made when the tables were empty. Hence no sequential scans here, and
-- look-ups of standing rows stand behind OFFSET 0 or in loops, where only their index can serve them.

-- Links the events of one write onto the head before them. A client cannot know the head while it waits its turn, so it sends each
-- envelope in two halves, before and after the value of "prev".
CREATE FUNCTION ledger.chain(p_head bytea, p_before text[], p_after text[],
                             OUT envelopes bytea[], OUT prevs bytea[], OUT hashes bytea[])
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  head bytea := p_head;
  envelope bytea;
BEGIN
  FOR i IN 1..array_length(p_before, 1) LOOP
    envelope := convert_to(p_before[i] || '"' || encode(head, 'hex') || '"' || p_after[i], 'UTF8');
    prevs[i] := head;
    head := sha256(envelope);
    envelopes[i] := envelope;
    hashes[i] := head;
  END LOOP;
END
$$;

CREATE FUNCTION ledger.placed(p_hash bytea, p_xid xid8, p_position bigint) RETURNS bytea
LANGUAGE sql IMMUTABLE
AS $$ SELECT substr(sha256(p_hash || convert_to(p_xid::text || '/' || p_position, 'UTF8')), 1, 8) $$;

CREATE FUNCTION ledger.append(p_city text, p_commands jsonb, p_writes jsonb, p_events jsonb)
RETURNS TABLE (ord integer, outcome text, reply jsonb, stream uuid, actual bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  zero CONSTANT bytea := decode(repeat('00', 32), 'hex');
  v_fresh integer[];
  v_streams uuid[];
  v_seqs bigint[];
  v_heads bytea[];
  v_refused integer[] := '{}';
  v_refused_at uuid[] := '{}';
  v_conflicts integer[] := '{}';
  v_conflicts_at uuid[] := '{}';
  v_actuals bigint[] := '{}';
  v_ok integer[];
  -- the new heads: one entry a write
  w_stream uuid[];
  w_type text[];
  w_new boolean[];
  w_ord integer[];
  w_seq bigint[];
  w_hash bytea[];
  v_made uuid[];
  v_subjects uuid[];
  v_alive bigint;
  v_place record;
BEGIN
  -- 1. Idempotency first. A command that another transaction is appending right now is waited for.
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(p_commands)
      AS c(ord integer, principal text, command uuid, body_hash text, recorded_at timestamptz, reply jsonb)
  ), put AS (
    INSERT INTO ledger.command AS k (city, principal, id, body_hash, recorded_at, reply)
    SELECT p_city, g.principal, g.command, decode(g.body_hash, 'hex'), g.recorded_at, g.reply
      FROM given g ORDER BY g.principal, g.command
    ON CONFLICT DO NOTHING
    RETURNING k.principal, k.id
  )
  SELECT coalesce(array_agg(g.ord), '{}') INTO v_fresh
    FROM given g JOIN put p ON p.principal = g.principal AND p.id = g.command;

  -- 2. The heads of the standing streams, locked.
  SELECT coalesce(array_agg(q.stream), '{}'), coalesce(array_agg(q.seq), '{}'), coalesce(array_agg(q.hash), '{}')
    INTO v_streams, v_seqs, v_heads
    FROM (SELECT s.stream, s.seq, s.hash FROM ledger.stream s
           WHERE s.city = p_city AND s.stream = ANY (ARRAY(
             SELECT w.stream FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, expected bigint)
              WHERE w.expected > 0 AND w.ord = ANY (v_fresh)))
           ORDER BY s.stream FOR UPDATE) q;

  -- 3. What each command's own principal may touch, by the tables of this database.
  SELECT coalesce(array_agg(f.ord), '{}'), coalesce(array_agg(f.stream), '{}')
    INTO v_refused, v_refused_at
    FROM ledger.refusals(p_city, v_fresh, p_commands, p_writes) f;

  -- 4. Heads that have moved on.
  SELECT coalesce(array_agg(m.ord), '{}'), coalesce(array_agg(m.stream), '{}'), coalesce(array_agg(m.actual), '{}')
    INTO v_conflicts, v_conflicts_at, v_actuals
    FROM (SELECT DISTINCT ON (w.ord) w.ord, w.stream, coalesce(h.seq, 0) AS actual
            FROM jsonb_to_recordset(p_writes) AS w(ord integer, write integer, stream uuid, expected bigint)
            LEFT JOIN unnest(v_streams, v_seqs) AS h(stream, seq) ON h.stream = w.stream
           WHERE w.ord = ANY (v_fresh) AND w.ord <> ALL (v_refused)
             AND w.expected > 0 AND w.expected <> coalesce(h.seq, 0)
           ORDER BY w.ord, w.write) m;

  SELECT coalesce(array_agg(o), '{}') INTO v_ok
    FROM unnest(v_fresh) o WHERE o <> ALL (v_refused) AND o <> ALL (v_conflicts);

  -- 5. The chains.
  SELECT array_agg(q.stream), array_agg(q.type), array_agg(q.new), array_agg(q.ord), array_agg(q.seq), array_agg(q.hash)
    INTO w_stream, w_type, w_new, w_ord, w_seq, w_hash
    FROM (SELECT w.stream, w.type, w.expected = 0 AS new, w.ord, w.expected + array_length(w.before, 1) AS seq,
                 c.hashes[array_length(c.hashes, 1)] AS hash
            FROM jsonb_to_recordset(p_writes)
                   AS w(ord integer, write integer, stream uuid, type text, expected bigint, before text[], after text[])
            LEFT JOIN unnest(v_streams, v_heads) AS h(stream, hash) ON h.stream = w.stream
           CROSS JOIN LATERAL ledger.chain(coalesce(h.hash, zero), w.before, w.after) c
           WHERE w.ord = ANY (v_ok)
           ORDER BY w.ord, w.write) q;

  -- 6. New streams. One that is there already is a conflict too.
  IF true = ANY (w_new) THEN
    WITH made AS (
      INSERT INTO ledger.stream AS s (city, stream, type, seq, hash)
      SELECT p_city, n.stream, n.type, n.seq, n.hash
        FROM unnest(w_stream, w_type, w_new, w_seq, w_hash) AS n(stream, type, new, seq, hash)
       WHERE n.new ORDER BY n.stream
      ON CONFLICT DO NOTHING
      RETURNING s.stream
    )
    SELECT coalesce(array_agg(stream), '{}') INTO v_made FROM made;
    IF cardinality(v_made) < (SELECT count(*) FROM unnest(w_new) n WHERE n) THEN
      SELECT v_conflicts || array_agg(n.ord), v_conflicts_at || array_agg(n.stream), v_actuals || array_agg(s.seq)
        INTO v_conflicts, v_conflicts_at, v_actuals
        FROM (SELECT DISTINCT ON (ord) ord, stream
                FROM unnest(w_ord, w_stream, w_new) WITH ORDINALITY AS q(ord, stream, new, place)
               WHERE q.new AND q.stream <> ALL (v_made)
               ORDER BY ord, place) n
       CROSS JOIN LATERAL (SELECT s.seq FROM ledger.stream s
                            WHERE s.city = p_city AND s.stream = n.stream OFFSET 0) s;
      DELETE FROM ledger.stream s
       WHERE s.city = p_city AND s.stream = ANY (v_made) AND s.stream = ANY (ARRAY(
               SELECT q.stream FROM unnest(w_ord, w_stream) AS q(ord, stream) WHERE q.ord = ANY (v_conflicts)));
      SELECT coalesce(array_agg(o), '{}') INTO v_ok FROM unnest(v_ok) o WHERE o <> ALL (v_conflicts);
    END IF;
  END IF;

  -- 7. What was refused leaves no trace.
  IF cardinality(v_ok) < cardinality(v_fresh) THEN
    FOR v_place IN
      SELECT c.principal, c.command AS id
        FROM jsonb_to_recordset(p_commands) AS c(ord integer, principal text, command uuid)
       WHERE c.ord = ANY (v_fresh) AND c.ord <> ALL (v_ok)
    LOOP
      DELETE FROM ledger.command k
       WHERE k.city = p_city AND k.principal = v_place.principal AND k.id = v_place.id;
    END LOOP;
  END IF;

  IF cardinality(v_ok) > 0 THEN
    -- 8. Bodies may only be sealed with keys that still live; an erasure waits for us or we see it.
    SELECT array_agg(DISTINCT e.subject) INTO v_subjects
      FROM jsonb_to_recordset(p_events) AS e(ord integer, subject uuid)
     WHERE e.subject IS NOT NULL AND e.ord = ANY (v_ok);
    IF v_subjects IS NOT NULL THEN
      SELECT count(*) INTO v_alive
        FROM (SELECT FROM ledger.key k
               WHERE k.city = p_city AND k.subject = ANY (v_subjects) AND k.wrapped IS NOT NULL
               ORDER BY k.subject FOR SHARE) alive;
      IF v_alive < cardinality(v_subjects) THEN
        RAISE EXCEPTION 'a key was destroyed while its events were under way' USING ERRCODE = 'XL001';
      END IF;
    END IF;

    -- 9. The events.
    FOR i IN 1..cardinality(w_stream) LOOP
      IF NOT w_new[i] AND w_ord[i] = ANY (v_ok) THEN
        UPDATE ledger.stream s SET seq = w_seq[i], hash = w_hash[i]
         WHERE s.city = p_city AND s.stream = w_stream[i];
      END IF;
    END LOOP;

    INSERT INTO ledger.event (city, stream, seq, position, xid, placed, type, kind, version, recorded_at,
                              occurred_at, actor, command, pack_hash, subject, envelope, prev, hash)
    SELECT p_city, q.stream, q.seq, q.position, q.xid, ledger.placed(q.hash, q.xid, q.position), q.type, q.kind,
           q.version, q.recorded_at, q.occurred_at, q.actor, q.command, q.pack_hash, q.subject,
           q.envelope, q.prev, q.hash
      FROM (
        SELECT o.*, nextval('ledger.event_position') AS position, pg_current_xact_id() AS xid
          FROM (
            SELECT w.stream, w.expected + e.place AS seq, w.type, e.kind, e.version, c.recorded_at,
                   e.occurred_at, e.actor, c.command, w.pack_hash, e.subject,
                   x.envelopes[e.place] AS envelope, x.prevs[e.place] AS prev, x.hashes[e.place] AS hash
              FROM jsonb_to_recordset(p_writes)
                     AS w(ord integer, write integer, stream uuid, type text, expected bigint, pack_hash text,
                          before text[], after text[])
              LEFT JOIN unnest(v_streams, v_heads) AS h(stream, hash) ON h.stream = w.stream
             CROSS JOIN LATERAL ledger.chain(coalesce(h.hash, zero), w.before, w.after) x
              JOIN jsonb_to_recordset(p_commands) AS c(ord integer, command uuid, recorded_at timestamptz)
                ON c.ord = w.ord
              JOIN jsonb_to_recordset(p_events)
                     AS e(ord integer, write integer, place integer, kind text, version integer,
                          occurred_at timestamptz, actor text, subject uuid)
                ON e.ord = w.ord AND e.write = w.write
             WHERE w.ord = ANY (v_ok)
             ORDER BY w.ord, w.write, e.place
          ) o
      ) q;

    -- 10. What people wait for.
    PERFORM ledger.project_cases(p_city, v_ok, p_commands, p_writes);
    PERFORM ledger.project_offices(p_city, v_ok, p_writes, p_events);
    INSERT INTO ledger.outbox (city, command, message, made_at)
    SELECT p_city, c.command, m.message, c.recorded_at
      FROM jsonb_to_recordset(p_commands) AS c(ord integer, command uuid, recorded_at timestamptz, outbox jsonb)
     CROSS JOIN LATERAL jsonb_array_elements(c.outbox) AS m(message)
     WHERE c.ord = ANY (v_ok);
  END IF;

  RETURN QUERY
    SELECT c.ord, 'appended', c.reply, NULL::uuid, NULL::bigint
      FROM jsonb_to_recordset(p_commands) AS c(ord integer, reply jsonb) WHERE c.ord = ANY (v_ok)
    UNION ALL
    SELECT f.ord, 'forbidden', NULL, f.stream, NULL FROM unnest(v_refused, v_refused_at) AS f(ord, stream)
    UNION ALL
    SELECT f.ord, 'conflict', NULL, f.stream, f.actual
      FROM unnest(v_conflicts, v_conflicts_at, v_actuals) AS f(ord, stream, actual)
    UNION ALL
    SELECT c.ord, CASE WHEN k.body_hash = decode(c.body_hash, 'hex') THEN 'repeated' ELSE 'mismatch' END,
           CASE WHEN k.body_hash = decode(c.body_hash, 'hex') THEN k.reply END, NULL, NULL
      FROM jsonb_to_recordset(p_commands) AS c(ord integer, principal text, command uuid, body_hash text)
     CROSS JOIN LATERAL (SELECT k.body_hash, k.reply FROM ledger.command k
                          WHERE k.city = p_city AND k.principal = c.principal AND k.id = c.command OFFSET 0) k
     WHERE c.ord <> ALL (v_fresh);
END
$$;

-- The commands whose principal may not touch what they write, with the first such stream.
--   person: cases within his reach and new ones in packs where he has a post; offices (units, people, packs, …) only if he governs.
--   citizen: the case of his receipt, or a new one. feed: new cases of its packs and those it opened. clock: any case.
--   founder: offices only.
-- Beyond the first write, a command may move cases that are linked with another one it writes (parent, made, joined), and open
-- further ones of the same pack: such moves are the engine's, and the case acted on is what the principal must reach.
CREATE FUNCTION ledger.refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH command AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_commands) AS c(ord integer, principal text, kind text, principal_id text)
     WHERE c.ord = ANY (p_fresh)
  ), person AS MATERIALIZED (
    SELECT p.principal_id, ledger.reach_of(p_city, p.principal_id) AS reach
      FROM (SELECT DISTINCT principal_id FROM command WHERE kind = 'person') p
  ), written AS MATERIALIZED (
    SELECT w.ord, w.write, w.stream, w.type, w.expected, w.pack,
           coalesce(r.stands, false) AS stands, (r.one).links, r.one AS row
      FROM jsonb_to_recordset(p_writes)
             AS w(ord integer, write integer, stream uuid, type text, expected bigint, pack text)
      LEFT JOIN LATERAL (SELECT true AS stands, c AS one FROM ledger.case_row c
                          WHERE c.city = p_city AND c.stream = w.stream OFFSET 0) r ON true
     WHERE w.ord = ANY (p_fresh)
  ), judged AS (
    SELECT w.ord, w.write, w.stream,
      CASE
        WHEN c.kind = 'founder' THEN w.type <> 'case'
        WHEN c.kind = 'clock' THEN w.type = 'case'
        WHEN w.type <> 'case' THEN c.kind = 'person'
          AND ((p.reach).governs OR (w.type IN ('import', 'export') AND cardinality((p.reach).packs) > 0))
        -- A row that says nothing yet of a stream that stands cannot be of a case: let the expected head settle it.
        WHEN NOT w.stands AND w.write = 0 THEN
          CASE c.kind
            WHEN 'person' THEN w.pack = ANY ((p.reach).packs)
            WHEN 'feed' THEN EXISTS (SELECT FROM ledger.feed f
                                      WHERE f.city = p_city AND f.name = c.principal_id AND w.pack = ANY (f.packs))
            ELSE c.principal_id = 'new' END
        WHEN NOT w.stands THEN
          w.pack = (SELECT f.pack FROM written f WHERE f.ord = w.ord AND f.write = 0)
          OR (c.kind = 'person' AND w.pack = ANY ((p.reach).packs))
        ELSE
          CASE c.kind
            WHEN 'person' THEN ledger.reaches(p.reach, w.row)
            WHEN 'feed' THEN (w.row).opened_by = c.principal
            ELSE (SELECT true FROM ledger.receipt t
                   WHERE t.city = p_city AND t.hash = c.principal_id AND t.stream = w.stream LIMIT 1) END
          OR (w.write > 0 AND EXISTS (
                SELECT FROM written o
                 WHERE o.ord = w.ord AND o.stream <> w.stream AND o.stands
                   AND (w.stream = ANY (o.links) OR o.stream = ANY (w.links))))
      END AS may
      FROM written w
      JOIN command c ON c.ord = w.ord
      LEFT JOIN person p ON c.kind = 'person' AND p.principal_id = c.principal_id
  )
  SELECT DISTINCT ON (j.ord) j.ord, j.stream FROM judged j WHERE j.may IS NOT TRUE ORDER BY j.ord, j.write
$$;

-- The current rows of the cases written: the row itself, its clocks, what is searched, its receipts and who is spoken of.
CREATE FUNCTION ledger.project_cases(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
  v_place record;
BEGIN
  INSERT INTO ledger.case_row AS old
  SELECT r.*
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, "row" jsonb)
   CROSS JOIN LATERAL (SELECT s.seq, s.hash FROM ledger.stream s
                        WHERE s.city = p_city AND s.stream = w.stream OFFSET 0) s
    JOIN jsonb_to_recordset(p_commands) AS c(ord integer, principal text, recorded_at timestamptz) ON c.ord = w.ord
   CROSS JOIN LATERAL jsonb_populate_record(NULL::ledger.case_row, w.row || jsonb_build_object(
           'city', p_city, 'stream', w.stream, 'seq', s.seq, 'head', s.hash,
           'opened_by', c.principal, 'recorded_at', c.recorded_at)) r
   WHERE w.ord = ANY (p_ok) AND w.row IS NOT NULL
  ON CONFLICT (city, stream) DO UPDATE SET
    (seq, head, pack, pack_hash, type, number, state, ended, title, area, lead, parent, opened_at, ended_at,
     recorded_at, light_clock, due_at, warn_at, breached_at, paused, provisional, public, confidential, shown, people,
     units, barred_people, barred_units, links, s1, s2, s3, s4, s5, s6, s7, s8, n1, n2, n3, n4,
     t1, t2, t3, t4, whole)
    = (excluded.seq, excluded.head, excluded.pack, excluded.pack_hash, excluded.type, excluded.number,
     excluded.state, excluded.ended, excluded.title, excluded.area, excluded.lead, excluded.parent,
     excluded.opened_at, excluded.ended_at, excluded.recorded_at, excluded.light_clock, excluded.due_at,
     excluded.warn_at, excluded.breached_at, excluded.paused, excluded.provisional, excluded.public,
     excluded.confidential, excluded.shown, excluded.people, excluded.units, excluded.barred_people, excluded.barred_units,
     excluded.links, excluded.s1, excluded.s2, excluded.s3, excluded.s4, excluded.s5, excluded.s6,
     excluded.s7, excluded.s8, excluded.n1, excluded.n2, excluded.n3, excluded.n4, excluded.t1,
     excluded.t2, excluded.t3, excluded.t4, excluded.whole);

  FOR v_place IN
    SELECT w.stream, ARRAY(SELECT c ->> 'name' FROM jsonb_array_elements(w.clocks) c) AS names
      FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, expected bigint, clocks jsonb)
     WHERE w.ord = ANY (p_ok) AND w.expected > 0 AND w.clocks IS NOT NULL
  LOOP
    DELETE FROM ledger.clock k
     WHERE k.city = p_city AND k.stream = v_place.stream AND k.name <> ALL (v_place.names);
  END LOOP;
  INSERT INTO ledger.clock (city, stream, name, whose, start_at, due_at, first_due_at, provisional, paused,
                            stopped_at, breached_at, calendar, next_mark, next_at)
  SELECT p_city, w.stream, c.name, c.whose, c.start_at, c.due_at, c.first_due_at, c.provisional, c.paused,
         c.stopped_at, c.breached_at, c.calendar, c.next_mark, c.next_at
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, clocks jsonb)
   CROSS JOIN LATERAL jsonb_to_recordset(w.clocks)
           AS c(name text, whose text, start_at timestamptz, due_at timestamptz, first_due_at timestamptz,
                provisional boolean, paused boolean, stopped_at timestamptz, breached_at timestamptz,
                calendar text, next_mark text, next_at timestamptz)
   WHERE w.ord = ANY (p_ok) AND w.clocks IS NOT NULL
  ON CONFLICT (city, stream, name) DO UPDATE SET
    (whose, start_at, due_at, first_due_at, provisional, paused, stopped_at, breached_at, calendar,
     next_mark, next_at, tries, held_until)
    = (excluded.whose, excluded.start_at, excluded.due_at, excluded.first_due_at, excluded.provisional,
     excluded.paused, excluded.stopped_at, excluded.breached_at, excluded.calendar,
     excluded.next_mark, excluded.next_at, 0, NULL);

  INSERT INTO ledger.search (city, stream, words, bigrams, body)
  SELECT p_city, w.stream, array_to_tsvector(w.words), w.bigrams, w.body
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, words text[], bigrams text[], body text)
   WHERE w.ord = ANY (p_ok) AND w.body IS NOT NULL
  ON CONFLICT (city, stream) DO UPDATE
    SET (words, bigrams, body) = (excluded.words, excluded.bigrams, excluded.body)
    WHERE (search.body, search.words) IS DISTINCT FROM (excluded.body, excluded.words);

  INSERT INTO ledger.receipt (city, hash, stream)
  SELECT p_city, w.receipt, w.stream
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, receipt text)
   WHERE w.ord = ANY (p_ok) AND w.receipt IS NOT NULL
  ON CONFLICT DO NOTHING;

  INSERT INTO ledger.contact_index (city, finder, stream, subject)
  SELECT p_city, decode(f.finder, 'hex'), w.stream, f.subject
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, finders jsonb)
   CROSS JOIN LATERAL jsonb_to_recordset(w.finders) AS f(finder text, subject uuid)
   WHERE w.ord = ANY (p_ok) AND w.finders IS NOT NULL
  ON CONFLICT DO NOTHING;
END
$$;

-- What a command stands for already; no row when it was never appended.
CREATE FUNCTION ledger.known(p_city text, p_principal text, p_id uuid, p_body_hash text)
RETURNS TABLE (outcome text, reply jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN body_hash = decode(p_body_hash, 'hex') THEN 'repeated' ELSE 'mismatch' END,
         CASE WHEN body_hash = decode(p_body_hash, 'hex') THEN reply END
    FROM ledger.command
   WHERE city = p_city AND principal = p_principal AND id = p_id
$$;

GRANT EXECUTE ON FUNCTION ledger.append(text, jsonb, jsonb, jsonb), ledger.known(text, text, uuid, text)
  TO xinlian_app;
