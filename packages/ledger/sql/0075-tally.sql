-- How many cases came, ended, stand and fall due, folded: a page over a whole city adds up a few thousand rows, however many cases there are.
-- Every write leaves what it changed as a delta of its own, so that no two writers wait for one row; deltas are folded later.

-- kind: `opened` (day), `ended` (day), `breached` (day of the end; a limit was overrun), `aged` (day of opening, while open), `due` (hour in which the
-- running light falls due, while open), `paused` (0, while open and standing still). Days and hours are counted from the epoch: a day by the city's
-- offset, an hour by its end, so that what is due at 24:00 is due in the hour that ends there.
-- A case that bars somebody is never folded: who may see it is asked of its row.
CREATE TABLE ledger.tally (
  city text NOT NULL,
  kind text NOT NULL,
  slot integer NOT NULL,
  pack text NOT NULL,
  county text NOT NULL COLLATE "C",
  n bigint NOT NULL,
  PRIMARY KEY (city, kind, slot, pack, county)
);
CREATE INDEX tally_empty ON ledger.tally (city) WHERE n = 0;

CREATE TABLE ledger.tally_delta (
  city text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  slot integer NOT NULL,
  pack text NOT NULL,
  county text NOT NULL COLLATE "C",
  n bigint NOT NULL,
  PRIMARY KEY (city, id)
);

CREATE FUNCTION ledger.day_slot(p_at timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT floor((extract(epoch FROM p_at) + 28800) / 86400)::integer $$;

CREATE FUNCTION ledger.hour_slot(p_at timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT ceil(extract(epoch FROM p_at) / 3600)::integer $$;

-- What one case counts for, whoever may see it.
CREATE FUNCTION ledger.tallies(p_opened timestamptz, p_ended boolean, p_ended_at timestamptz, p_breached timestamptz,
                               p_light text, p_paused boolean, p_due timestamptz)
RETURNS TABLE (kind text, slot integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT v.kind, v.slot
    FROM (VALUES ('opened', ledger.day_slot(p_opened), true),
                 ('ended', ledger.day_slot(p_ended_at), p_ended AND p_ended_at IS NOT NULL),
                 ('breached', ledger.day_slot(p_ended_at), p_ended AND p_ended_at IS NOT NULL AND p_breached IS NOT NULL),
                 ('aged', ledger.day_slot(p_opened), NOT p_ended),
                 ('due', ledger.hour_slot(p_due), NOT p_ended AND p_light IS NOT NULL AND NOT p_paused AND p_due IS NOT NULL),
                 ('paused', 0, NOT p_ended AND p_light IS NOT NULL AND p_paused)) v(kind, slot, holds)
   WHERE v.holds
$$;

CREATE FUNCTION ledger.note_tally() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ledger.tally_delta (city, kind, slot, pack, county, n)
    SELECT r.city, t.kind, t.slot, r.pack, r.county, count(*)
      FROM written r
     CROSS JOIN LATERAL ledger.tallies(r.opened_at, r.ended, r.ended_at, r.breached_at, r.light_clock, r.paused, r.due_at) t
     WHERE NOT r.walled
     GROUP BY 1, 2, 3, 4, 5;
  ELSE
    INSERT INTO ledger.tally_delta (city, kind, slot, pack, county, n)
    SELECT b.city, b.kind, b.slot, b.pack, b.county, sum(b.n)
      FROM (SELECT r.city, t.kind, t.slot, r.pack, r.county, 1 AS n
              FROM written r
             CROSS JOIN LATERAL ledger.tallies(r.opened_at, r.ended, r.ended_at, r.breached_at, r.light_clock, r.paused, r.due_at) t
             WHERE NOT r.walled
            UNION ALL
            SELECT r.city, t.kind, t.slot, r.pack, r.county, -1
              FROM stood r
             CROSS JOIN LATERAL ledger.tallies(r.opened_at, r.ended, r.ended_at, r.breached_at, r.light_clock, r.paused, r.due_at) t
             WHERE NOT r.walled) b
     GROUP BY 1, 2, 3, 4, 5
    HAVING sum(b.n) <> 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER case_tally AFTER INSERT ON ledger.case_row
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_tally();
CREATE TRIGGER case_tally_now AFTER UPDATE ON ledger.case_row
  REFERENCING OLD TABLE AS stood NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_tally();

-- Folds up to so many deltas into the tally; one at a time, whoever comes meanwhile leaves it be. Gives how many it folded.
CREATE FUNCTION ledger.fold_tally(p_city text, p_most integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('tally ' || p_city, 0)) THEN
    RETURN 0;
  END IF;
  WITH gone AS (
    DELETE FROM ledger.tally_delta d
     WHERE d.city = p_city AND d.id = ANY (ARRAY(
       SELECT o.id FROM ledger.tally_delta o WHERE o.city = p_city ORDER BY o.id LIMIT p_most))
    RETURNING d.kind, d.slot, d.pack, d.county, d.n
  ), put AS (
    INSERT INTO ledger.tally AS t (city, kind, slot, pack, county, n)
    SELECT p_city, g.kind, g.slot, g.pack, g.county, sum(g.n) FROM gone g GROUP BY 2, 3, 4, 5
    ON CONFLICT (city, kind, slot, pack, county) DO UPDATE SET n = t.n + excluded.n
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) INTO v_folded;
  IF v_folded > 0 THEN
    DELETE FROM ledger.tally t WHERE t.city = p_city AND t.n = 0;
  END IF;
  RETURN v_folded;
END
$$;

-- Counts every case anew; nobody writes cases meanwhile.
CREATE FUNCTION ledger.recount_tally(p_city text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tally ' || p_city, 0));
  LOCK TABLE ledger.case_row IN SHARE MODE;
  DELETE FROM ledger.tally_delta d WHERE d.city = p_city;
  DELETE FROM ledger.tally t WHERE t.city = p_city;
  INSERT INTO ledger.tally (city, kind, slot, pack, county, n)
  SELECT r.city, t.kind, t.slot, r.pack, r.county, count(*)
    FROM ledger.case_row r
   CROSS JOIN LATERAL ledger.tallies(r.opened_at, r.ended, r.ended_at, r.breached_at, r.light_clock, r.paused, r.due_at) t
   WHERE r.city = p_city AND NOT r.walled
   GROUP BY 1, 2, 3, 4, 5;
END
$$;
SELECT ledger.recount_tally(c.city) FROM (SELECT DISTINCT city FROM ledger.case_row) c;

-- Folded or not: both together are the count.
CREATE VIEW ledger.tally_now WITH (security_invoker = true) AS
  SELECT city, kind, slot, pack, county, n FROM ledger.tally
  UNION ALL
  SELECT city, kind, slot, pack, county, n FROM ledger.tally_delta;

-- Who sees a pack city-wide or a county whole sees its counts. A unit's share, and a place within a county, are counted from the rows themselves.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tally', 'tally_delta'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_wide ON ledger.%1$I FOR SELECT TO xinlian_wide, xinlian_scoped
      USING (city = (SELECT ledger.my(''city'')) AND pack = ANY ((SELECT ledger.my_list(''wide''))::text[]))', t);
    EXECUTE format('CREATE POLICY %1$s_area ON ledger.%1$I FOR SELECT TO xinlian_scoped
      USING (city = (SELECT ledger.my(''city'')) AND EXISTS (
        SELECT FROM unnest((SELECT ledger.my_list(''areas''))::text[]) low
         WHERE split_part(low, ''/'', 1) = pack
           AND county ~>=~ split_part(low, ''/'', 2)
           AND county ~<~ (split_part(low, ''/'', 2) || '':'')))', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_wide, xinlian_scoped, xinlian_engine', t);
  END LOOP;
END
$$;
GRANT SELECT ON ledger.tally_now TO xinlian_wide, xinlian_scoped, xinlian_engine;
GRANT EXECUTE ON FUNCTION ledger.fold_tally(text, integer), ledger.recount_tally(text) TO xinlian_app;

-- What the viewer of this transaction sees and no folded count holds: cases that bar somebody else; and where he does not see a county whole, those
-- that his unit leads or assists in, that name him, or that lie in his part of it. Ended ones from `p_since` on. Run as the owner, since the walls
-- ask each such row anew; it gives nothing but what the viewer's own reach takes in.
CREATE FUNCTION ledger.tally_rest(p_since timestamptz)
RETURNS TABLE (kind text, slot integer, pack text, county text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  v_city text := ledger.my('city');
  v_role text := ledger.my('role');
  v_reach ledger.reach := ROW(ledger.my('person'), ledger.my_list('wide'), ledger.my_list('areas'), ledger.my_list('units'),
                              ledger.my_list('packs'), ledger.my_list('own_units'), false, false)::ledger.reach;
BEGIN
  IF v_role IS NULL OR v_role NOT IN ('xinlian_wide', 'xinlian_scoped') THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH found AS (
      SELECT c.stream FROM ledger.case_row c WHERE c.city = v_city AND c.walled AND NOT c.ended
      UNION
      SELECT c.stream FROM ledger.case_row c WHERE c.city = v_city AND c.walled AND c.ended AND c.ended_at >= p_since
      UNION
      SELECT c.stream
        FROM unnest(v_reach.units) u
       CROSS JOIN LATERAL (
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(u, '/', 1) AND o.lead = split_part(u, '/', 2) AND NOT o.ended
         UNION ALL
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(u, '/', 1) AND o.lead = split_part(u, '/', 2)
            AND o.ended AND o.ended_at >= p_since) c
       WHERE split_part(u, '/', 1) <> ALL (v_reach.wide)
      UNION
      SELECT c.stream
        FROM unnest(v_reach.areas) low
       CROSS JOIN LATERAL (
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(low, '/', 1) AND o.county = left(split_part(low, '/', 2), 6) AND NOT o.ended
            AND o.area ~>=~ split_part(low, '/', 2) AND o.area ~<~ (split_part(low, '/', 2) || ':')
         UNION ALL
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(low, '/', 1) AND o.county = left(split_part(low, '/', 2), 6)
            AND o.ended AND o.ended_at >= p_since
            AND o.area ~>=~ split_part(low, '/', 2) AND o.area ~<~ (split_part(low, '/', 2) || ':')) c
       WHERE length(split_part(low, '/', 2)) > 6
      UNION
      SELECT b.stream FROM ledger.beside_me(false) AS b(stream) WHERE v_role = 'xinlian_scoped'
    ), counted AS (
      SELECT r.one
        FROM found f
       CROSS JOIN LATERAL (SELECT o AS one FROM ledger.case_row o WHERE o.city = v_city AND o.stream = f.stream OFFSET 0) r
       WHERE (NOT (r.one).ended OR (r.one).ended_at >= p_since)
         AND ((r.one).walled OR NOT ((r.one).pack = ANY (v_reach.wide) OR EXISTS (
               SELECT FROM unnest(v_reach.areas) low
                WHERE split_part(low, '/', 1) = (r.one).pack
                  AND (r.one).county ~>=~ split_part(low, '/', 2) AND (r.one).county ~<~ (split_part(low, '/', 2) || ':'))))
         AND ledger.reaches(v_reach, r.one)
    )
    SELECT t.kind, t.slot, (c.one).pack, (c.one).county, count(*)
      FROM counted c
     CROSS JOIN LATERAL ledger.tallies((c.one).opened_at, (c.one).ended, (c.one).ended_at, (c.one).breached_at,
                                       (c.one).light_clock, (c.one).paused, (c.one).due_at) t
     GROUP BY 1, 2, 3, 4;
END
$$;
GRANT EXECUTE ON FUNCTION ledger.tally_rest(timestamptz) TO xinlian_wide, xinlian_scoped;

-- Cases that bar somebody are few, and counted one by one.
CREATE INDEX case_walled_open ON ledger.case_row (city, pack, stream) WHERE walled AND NOT ended;
CREATE INDEX case_walled_ended ON ledger.case_row (city, ended_at, stream) WHERE walled AND ended;

-- What falls due in a county, in the order of its moment, whatever the pack: which case is the longest overdue there.
CREATE INDEX case_open_running ON ledger.case_row (city, county, due_at, stream)
  WHERE NOT ended AND light_clock IS NOT NULL AND NOT paused;
