-- Rows folded anew from events, held against the rows that stand. A column that the writes do not name is not compared
-- (what only the writer knew, such as words for the search, when nobody can derive it again).
CREATE FUNCTION ledger.differing_rows(p_city text, p_commands jsonb, p_writes jsonb)
RETURNS TABLE (stream uuid, place text, stored text, rebuilt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  WITH w AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_writes)
      AS w(ord integer, stream uuid, "row" jsonb, clocks jsonb, words text[], bigrams text[], body text)
  ), cases AS (
    SELECT w.stream, w.row, to_jsonb(r) AS rebuilt, to_jsonb(c) AS stored
      FROM w
     CROSS JOIN LATERAL (SELECT s.seq, s.hash FROM ledger.stream s
                          WHERE s.city = p_city AND s.stream = w.stream OFFSET 0) s
      JOIN jsonb_to_recordset(p_commands) AS g(ord integer, principal text, recorded_at timestamptz) ON g.ord = w.ord
     CROSS JOIN LATERAL jsonb_populate_record(NULL::ledger.case_row, w.row || jsonb_build_object(
             'city', p_city, 'stream', w.stream, 'seq', s.seq, 'head', s.hash,
             'opened_by', g.principal, 'recorded_at', g.recorded_at)) r
      LEFT JOIN LATERAL (SELECT * FROM ledger.case_row o
                          WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) c ON true
  ), clocks AS (
    SELECT w.stream, k.name,
           to_jsonb(k) - 'ord' AS rebuilt,
           to_jsonb(old) - 'city' - 'stream' - 'tries' - 'held_until' AS stored
      FROM w
     CROSS JOIN LATERAL jsonb_to_recordset(w.clocks)
             AS k(name text, whose text, start_at timestamptz, due_at timestamptz, first_due_at timestamptz,
                  provisional boolean, paused boolean, stopped_at timestamptz, breached_at timestamptz,
                  calendar text, next_mark text, next_at timestamptz)
      LEFT JOIN LATERAL (SELECT * FROM ledger.clock o
                          WHERE o.city = p_city AND o.stream = w.stream AND o.name = k.name OFFSET 0) old ON true
  )
  SELECT c.stream, e.key, c.stored ->> e.key, c.rebuilt ->> e.key
    FROM cases c CROSS JOIN LATERAL jsonb_each(c.rebuilt) e
   WHERE (c.row ? e.key OR e.key IN ('seq', 'head', 'opened_by', 'recorded_at'))
     AND e.value IS DISTINCT FROM c.stored -> e.key
  UNION ALL
  SELECT k.stream, 'clock ' || k.name, k.stored::text, k.rebuilt::text
    FROM clocks k WHERE k.stored IS DISTINCT FROM k.rebuilt
  UNION ALL
  SELECT old.stream, 'clock ' || old.name, to_jsonb(old)::text, NULL
    FROM w CROSS JOIN LATERAL (SELECT * FROM ledger.clock o
                                WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) old
   WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(w.clocks) k WHERE k ->> 'name' = old.name)
  UNION ALL
  SELECT w.stream, 'search', CASE WHEN old.stream IS NULL THEN NULL ELSE 'other words or text' END, 'as written now'
    FROM w LEFT JOIN LATERAL (SELECT * FROM ledger.search o
                               WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) old ON true
   WHERE w.body IS NOT NULL
     AND (old.body, old.words) IS DISTINCT FROM (w.body, array_to_tsvector(w.words))
$$;

-- Writes folded rows over those that stand; a stream that moved on meanwhile is left to its writer.
CREATE FUNCTION ledger.rebuild_cases(p_city text, p_commands jsonb, p_writes jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_ords integer[];
BEGIN
  SELECT coalesce(array_agg(q.ord), '{}') INTO v_ords
    FROM (SELECT w.ord
            FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, expected bigint)
            JOIN ledger.stream s ON s.city = p_city AND s.stream = w.stream AND s.seq = w.expected
           ORDER BY s.stream FOR UPDATE OF s) q;
  PERFORM ledger.project_cases(p_city, v_ords, p_commands, p_writes);
  RETURN cardinality(v_ords);
END
$$;

GRANT EXECUTE ON FUNCTION ledger.differing_rows(text, jsonb, jsonb), ledger.rebuild_cases(text, jsonb, jsonb)
  TO xinlian_app;
