-- Entries and whatever they name are fetched one by one by their key, also on a connection's first calls, whose plans are made for the streams at
-- hand: how far names lead cannot be foreseen, and a guess that they lead far reads the whole register.
CREATE OR REPLACE FUNCTION ledger.entries_in_sight(p_city text, p_streams uuid[]) RETURNS SETOF jsonb
LANGUAGE sql STABLE
AS $$
  WITH RECURSIVE seen AS (
    SELECT e.stream, e.refs FROM ledger.entry_row e WHERE e.city = p_city AND e.stream = ANY (p_streams)
    UNION
    SELECT e.stream, e.refs
      FROM seen s
     CROSS JOIN LATERAL (
       SELECT r.stream, r.refs FROM unnest(s.refs) named
        CROSS JOIN LATERAL (SELECT o.stream, o.refs FROM ledger.entry_row o WHERE o.city = p_city AND o.stream = named OFFSET 0) r
       OFFSET 0) e
  )
  SELECT e.whole
    FROM seen s
   CROSS JOIN LATERAL (SELECT o.whole FROM ledger.entry_row o WHERE o.city = p_city AND o.stream = s.stream OFFSET 0) e
$$;
