-- Due clocks, under the locks of their streams' heads. A head that somebody holds is passed over: its clocks come next time.
CREATE FUNCTION ledger.take_due_clocks(p_city text, p_now timestamptz, p_limit integer)
RETURNS TABLE (stream uuid, name text, next_mark text, next_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A kept plan may have been made when the tables were empty; only the indexes serve here.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  v_streams uuid[];
BEGIN
  SELECT coalesce(array_agg(DISTINCT q.stream), '{}') INTO v_streams
    FROM (SELECT s.stream
            FROM (SELECT k.stream FROM ledger.clock k
                   WHERE k.city = p_city AND k.next_at <= p_now AND (k.held_until IS NULL OR k.held_until <= p_now)
                   ORDER BY k.next_at LIMIT p_limit * 4) k
            JOIN ledger.stream s ON s.city = p_city AND s.stream = k.stream
           LIMIT p_limit
             FOR UPDATE OF s SKIP LOCKED) q;
  -- Read again under the locks: another worker may have settled them since.
  RETURN QUERY
    SELECT k.stream, k.name, k.next_mark, k.next_at FROM ledger.clock k
     WHERE k.city = p_city AND k.stream = ANY (v_streams) AND k.next_at <= p_now
       AND (k.held_until IS NULL OR k.held_until <= p_now)
     ORDER BY k.next_at, k.stream, k.name
     LIMIT p_limit;
END
$$;

-- Puts off those that still stand where they stood: 1 minute, then twice as long each time, at most a day.
CREATE FUNCTION ledger.hold_clocks(p_city text, p_now timestamptz, p_streams uuid[], p_names text[], p_at timestamptz[])
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE ledger.clock k
     SET tries = k.tries + 1,
         held_until = p_now + least(interval '1 day', interval '1 minute' * power(2, least(k.tries, 12)))
    FROM unnest(p_streams, p_names, p_at) AS q(stream, name, at)
   WHERE k.city = p_city AND k.stream = q.stream AND k.name = q.name
     AND k.next_at = q.at AND k.next_at <= p_now
$$;

GRANT EXECUTE ON FUNCTION ledger.take_due_clocks(text, timestamptz, integer),
  ledger.hold_clocks(text, timestamptz, uuid[], text[], timestamptz[]) TO xinlian_app;
