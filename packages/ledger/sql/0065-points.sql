-- Points that cases give by the rules of scores, written in the transaction of the events that say them; and the turns of entries, by which
-- of two decisions about what hangs on one entry the second sees the first.

-- One row a point. A point never changes; only that it was answered is noted on it. `under`: the rule under which it counts.
CREATE TABLE ledger.point (
  city text NOT NULL,
  id text NOT NULL,
  pack text NOT NULL,
  score text NOT NULL,
  rule text NOT NULL,
  under text NOT NULL,
  subject text NOT NULL COLLATE "C",
  value numeric NOT NULL,
  counts_at timestamptz NOT NULL,
  given_at timestamptz NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  against text,
  answered text,
  PRIMARY KEY (city, id)
);
CREATE INDEX point_counts ON ledger.point (city, pack, score, subject, counts_at, id) INCLUDE (under, value);
CREATE INDEX point_stream ON ledger.point (city, stream);

-- Who ever had a point of a score, and the moment of the first: units stand since then.
CREATE TABLE ledger.point_subject (
  city text NOT NULL,
  pack text NOT NULL,
  score text NOT NULL,
  subject text NOT NULL COLLATE "C",
  first_at timestamptz NOT NULL,
  PRIMARY KEY (city, pack, score, subject)
);

-- How often something that hangs on an entry moved. Who read it decides on that number, and is late when it moved on meanwhile.
CREATE TABLE ledger.turn (
  city text NOT NULL,
  entry uuid NOT NULL,
  turn bigint NOT NULL,
  PRIMARY KEY (city, entry)
);

-- Whoever has a post in the pack reads its points, as its registers; the case behind a point has its own walls.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['point', 'point_subject', 'turn'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['point', 'point_subject'] LOOP
    EXECUTE format('CREATE POLICY %1$s_staff ON ledger.%1$I FOR SELECT TO xinlian_wide, xinlian_scoped
      USING (city = (SELECT ledger.my(''city'')) AND pack = ANY ((SELECT ledger.my_list(''packs''))::text[]))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_wide, xinlian_scoped', t);
  END LOOP;
END
$$;

-- The points of the cases written.
CREATE FUNCTION ledger.project_points(p_city text, p_ok integer[], p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM jsonb_array_elements(p_writes) w WHERE w ? 'points') THEN
    RETURN;
  END IF;
  INSERT INTO ledger.point AS old (city, id, pack, score, rule, under, subject, value, counts_at, given_at, stream, seq,
                                   against, answered)
  SELECT p_city, p.id, w.pack, p.score, p.rule, p.under, p.subject, p.value, p.counts_at, p.given_at, w.stream, p.seq,
         p.against, p.answered
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, pack text, points jsonb)
   CROSS JOIN LATERAL jsonb_to_recordset(w.points)
           AS p(id text, score text, rule text, under text, subject text, value numeric, counts_at timestamptz,
                given_at timestamptz, seq bigint, against text, answered text)
   WHERE w.ord = ANY (p_ok) AND w.points IS NOT NULL
   ORDER BY p.id
  ON CONFLICT (city, id) DO UPDATE SET answered = excluded.answered
    WHERE old.answered IS DISTINCT FROM excluded.answered;
  INSERT INTO ledger.point_subject AS old (city, pack, score, subject, first_at)
  SELECT p_city, w.pack, p.score, p.subject, min(p.counts_at)
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, pack text, points jsonb)
   CROSS JOIN LATERAL jsonb_to_recordset(w.points) AS p(score text, subject text, counts_at timestamptz)
   WHERE w.ord = ANY (p_ok) AND w.points IS NOT NULL
   GROUP BY w.pack, p.score, p.subject
   ORDER BY w.pack, p.score, p.subject
  ON CONFLICT (city, pack, score, subject) DO UPDATE SET first_at = excluded.first_at
    WHERE old.first_at > excluded.first_at;
END
$$;

-- The rows of the cases and what they count for, and then their points: append and rebuild call this by the old name.
ALTER FUNCTION ledger.project_cases(text, integer[], jsonb, jsonb) RENAME TO project_cases_before_points;
CREATE FUNCTION ledger.project_cases(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_cases_before_points(p_city, p_ok, p_commands, p_writes);
  PERFORM ledger.project_points(p_city, p_ok, p_writes);
END
$$;

-- Points found anew from the events, held against those that stand.
CREATE FUNCTION ledger.differing_points(p_city text, p_writes jsonb)
RETURNS TABLE (stream uuid, place text, stored text, rebuilt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  WITH anew AS (
    SELECT w.stream, p.id,
           jsonb_build_array(p.score, p.rule, p.under, p.subject, p.value, p.counts_at, p.given_at, p.against, p.answered) AS what
      FROM jsonb_to_recordset(p_writes) AS w(stream uuid, points jsonb)
     CROSS JOIN LATERAL jsonb_to_recordset(w.points)
             AS p(id text, score text, rule text, under text, subject text, value numeric, counts_at timestamptz,
                  given_at timestamptz, against text, answered text)
     WHERE w.points IS NOT NULL
  ), standing AS (
    SELECT k.stream, k.id,
           jsonb_build_array(k.score, k.rule, k.under, k.subject, k.value, k.counts_at, k.given_at, k.against, k.answered) AS what
      FROM jsonb_to_recordset(p_writes) AS w(stream uuid)
     CROSS JOIN LATERAL (SELECT * FROM ledger.point o WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) k
  )
  SELECT coalesce(a.stream, s.stream), 'point ' || coalesce(a.id, s.id), s.what::text, a.what::text
    FROM anew a FULL JOIN standing s ON s.stream = a.stream AND s.id = a.id
   WHERE a.what IS DISTINCT FROM s.what
$$;
GRANT EXECUTE ON FUNCTION ledger.differing_points(text, jsonb) TO xinlian_app;

-- Commands that read what hangs on an entry and come after somebody who moved it; all others move it on. Turns are locked in the order
-- of their entries by everybody, after the heads of the streams.
CREATE FUNCTION ledger.late_turns(p_city text, p_fresh integer[], p_commands jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  v_entries uuid[];
  v_place record;
  v_late uuid;
BEGIN
  SELECT array_agg(DISTINCT g.entry ORDER BY g.entry) INTO v_entries
    FROM jsonb_to_recordset(p_commands) AS c(ord integer, guards jsonb)
   CROSS JOIN LATERAL jsonb_to_recordset(c.guards) AS g(entry uuid)
   WHERE c.guards IS NOT NULL AND c.ord = ANY (p_fresh);
  INSERT INTO ledger.turn (city, entry, turn) SELECT p_city, e, 0 FROM unnest(v_entries) e ORDER BY e
  ON CONFLICT DO NOTHING;
  PERFORM FROM ledger.turn t WHERE t.city = p_city AND t.entry = ANY (v_entries) ORDER BY t.entry FOR UPDATE;
  FOR v_place IN
    SELECT c.ord, c.guards FROM jsonb_to_recordset(p_commands) AS c(ord integer, guards jsonb)
     WHERE c.guards IS NOT NULL AND c.ord = ANY (p_fresh) ORDER BY c.ord
  LOOP
    SELECT t.entry INTO v_late
      FROM jsonb_to_recordset(v_place.guards) AS g(entry uuid, turn bigint)
      JOIN ledger.turn t ON t.city = p_city AND t.entry = g.entry
     WHERE g.turn IS NOT NULL AND g.turn <> t.turn
     LIMIT 1;
    IF v_late IS NOT NULL THEN
      ord := v_place.ord;
      stream := v_late;
      RETURN NEXT;
    ELSE
      UPDATE ledger.turn t SET turn = t.turn + 1
        FROM jsonb_to_recordset(v_place.guards) AS g(entry uuid)
       WHERE t.city = p_city AND t.entry = g.entry;
    END IF;
  END LOOP;
END
$$;

-- As before, and: who comes late to an entry decides again; a case whose point is answered by the case acted on takes the note of it.
ALTER FUNCTION ledger.refusals(text, integer[], jsonb, jsonb) RENAME TO refusals_before_points;
CREATE FUNCTION ledger.refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_writes jsonb := p_writes;
  v_late integer[] := '{}';
  v_late_at uuid[] := '{}';
BEGIN
  IF EXISTS (SELECT FROM jsonb_array_elements(p_commands) c WHERE c ? 'guards') THEN
    SELECT coalesce(array_agg(l.ord), '{}'), coalesce(array_agg(l.stream), '{}') INTO v_late, v_late_at
      FROM ledger.late_turns(p_city, p_fresh, p_commands) l;
  END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(p_writes) w WHERE w ? 'answers') THEN
    SELECT coalesce(jsonb_agg(w), '[]') INTO v_writes
      FROM jsonb_array_elements(p_writes) w
     WHERE NOT (w ? 'answers' AND EXISTS (
       SELECT FROM jsonb_array_elements(p_writes) f
        CROSS JOIN LATERAL jsonb_array_elements(f -> 'points') p
        WHERE f ->> 'ord' = w ->> 'ord' AND f ->> 'write' = '0' AND f ->> 'pack' = w ->> 'pack' AND f ? 'points'
          AND split_part(p ->> 'against', '.', 1) = w ->> 'stream'));
  END IF;
  RETURN QUERY
    SELECT l.ord, l.stream FROM unnest(v_late, v_late_at) AS l(ord, stream)
    UNION ALL
    SELECT r.ord, r.stream
      FROM ledger.refusals_before_points(p_city, (SELECT coalesce(array_agg(o), '{}') FROM unnest(p_fresh) o WHERE o <> ALL (v_late)),
                                         p_commands, v_writes) r;
END
$$;
