-- What the next seal would cover: everything after the last one, below the snapshot's xmin. No row when the day has its seal.
CREATE FUNCTION ledger.unsealed(p_city text, p_day date)
RETURNS TABLE (number bigint, prev bytea, from_xid xid8, from_position bigint, to_xid xid8, to_position bigint,
               events bigint, leaves jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  last ledger.seal;
BEGIN
  IF EXISTS (SELECT FROM ledger.seal s WHERE s.city = p_city AND s.day = p_day) THEN
    RETURN;
  END IF;
  SELECT * INTO last FROM ledger.seal s WHERE s.city = p_city ORDER BY s.number DESC LIMIT 1;
  from_xid := coalesce(last.to_xid, '0'::xid8);
  from_position := coalesce(last.to_position, 0);
  RETURN QUERY
    WITH covered AS MATERIALIZED (
      SELECT e.stream, e.seq, e.hash, e.xid, e.position FROM ledger.event e
       WHERE e.city = p_city AND (e.xid, e.position) > (from_xid, from_position)
         AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
    ), head AS (
      SELECT DISTINCT ON (c.stream) c.stream, c.seq, c.hash FROM covered c ORDER BY c.stream, c.seq DESC
    ), farthest AS (
      SELECT c.xid, c.position FROM covered c ORDER BY c.xid DESC, c.position DESC LIMIT 1
    )
    SELECT coalesce(last.number, 0) + 1, last.root, from_xid, from_position,
           coalesce((SELECT f.xid FROM farthest f), from_xid),
           coalesce((SELECT f.position FROM farthest f), from_position),
           (SELECT count(*) FROM covered),
           (SELECT jsonb_agg(jsonb_build_object('stream', h.stream, 'seq', h.seq, 'hash', encode(h.hash, 'hex')))
              FROM head h);
END
$$;

-- False when another worker was faster.
CREATE FUNCTION ledger.keep_seal(p_city text, p_day date, p_number bigint, p_from_xid xid8, p_from_position bigint,
                                 p_to_xid xid8, p_to_position bigint, p_events bigint, p_prev bytea, p_root bytea,
                                 p_at timestamptz, p_leaves jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO ledger.seal (city, day, number, from_xid, from_position, to_xid, to_position, events, prev, root, sealed_at)
  VALUES (p_city, p_day, p_number, p_from_xid, p_from_position, p_to_xid, p_to_position, p_events, p_prev, p_root, p_at)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO ledger.seal_leaf (city, day, stream, seq, hash)
  SELECT p_city, p_day, l.stream, l.seq, decode(l.hash, 'hex')
    FROM jsonb_to_recordset(p_leaves) AS l(stream uuid, seq bigint, hash text);
  RETURN true;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.unsealed(text, date),
  ledger.keep_seal(text, date, bigint, xid8, bigint, xid8, bigint, bigint, bytea, bytea, timestamptz, jsonb)
  TO xinlian_app;
