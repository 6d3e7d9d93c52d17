-- What each case counts for, written in the transaction of the events it follows from, so that a figure is the sum of a range of an
-- index; and bulletins, which are office streams with a row of their own.

-- One row a case and indicator. Whoever sees the case sees what it counts for: the columns of the wall are copied from its row
-- (null = empty), so that a sum needs no second table and equals the number of cases that this viewer can open.
CREATE TABLE ledger.contribution (
  city text NOT NULL,
  pack text NOT NULL,
  indicator text NOT NULL,
  stream uuid NOT NULL,
  at timestamptz NOT NULL,
  value float8 NOT NULL,
  area text NOT NULL COLLATE "C",
  lead text,
  people text[],
  units text[],
  barred_people text[],
  barred_units text[],
  dims jsonb NOT NULL,
  PRIMARY KEY (city, stream, indicator)
);
CREATE INDEX contribution_at ON ledger.contribution (city, pack, indicator, at)
  INCLUDE (value, area, lead, stream, people, units, barred_people, barred_units);

-- What the counts of a pack rest on; another text means that every case has to be counted anew.
CREATE TABLE ledger.figure_basis (
  city text NOT NULL,
  pack text NOT NULL,
  basis text NOT NULL,
  counted_at timestamptz NOT NULL,
  PRIMARY KEY (city, pack)
);

-- Replaces what the written cases count for; their rows stand already. A write without the word `counts` leaves them alone.
CREATE FUNCTION ledger.project_counts(p_city text, p_ok integer[], p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
  v_place record;
BEGIN
  FOR v_place IN
    SELECT w.stream, ARRAY(SELECT c ->> 'indicator' FROM jsonb_array_elements(w.counts) c) AS names
      FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, expected bigint, counts jsonb)
     WHERE w.ord = ANY (p_ok) AND w.expected > 0 AND w.counts IS NOT NULL
  LOOP
    DELETE FROM ledger.contribution k
     WHERE k.city = p_city AND k.stream = v_place.stream AND k.indicator <> ALL (v_place.names);
  END LOOP;
  INSERT INTO ledger.contribution AS old (city, pack, indicator, stream, at, value, area, lead, people, units,
                                          barred_people, barred_units, dims)
  SELECT p_city, r.pack, c.indicator, w.stream, c.at, c.value, r.area, r.lead, nullif(r.people, '{}'), nullif(r.units, '{}'),
         nullif(r.barred_people, '{}'), nullif(r.barred_units, '{}'), c.dims
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, counts jsonb)
   CROSS JOIN LATERAL (SELECT * FROM ledger.case_row o
                        WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) r
   CROSS JOIN LATERAL jsonb_to_recordset(w.counts)
           AS c(indicator text, at timestamptz, value float8, dims jsonb)
   WHERE w.ord = ANY (p_ok) AND w.counts IS NOT NULL
  ON CONFLICT (city, stream, indicator) DO UPDATE SET
    (pack, at, value, area, lead, people, units, barred_people, barred_units, dims)
    = (excluded.pack, excluded.at, excluded.value, excluded.area, excluded.lead, excluded.people, excluded.units,
       excluded.barred_people, excluded.barred_units, excluded.dims)
    WHERE (old.pack, old.at, old.value, old.area, old.lead, old.people, old.units, old.barred_people, old.barred_units, old.dims)
      IS DISTINCT FROM
      (excluded.pack, excluded.at, excluded.value, excluded.area, excluded.lead, excluded.people, excluded.units,
       excluded.barred_people, excluded.barred_units, excluded.dims);
END
$$;

-- The rows of the cases, and then what they count for: append and rebuild call this by the old name.
ALTER FUNCTION ledger.project_cases(text, integer[], jsonb, jsonb) RENAME TO project_case_rows;
CREATE FUNCTION ledger.project_cases(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_case_rows(p_city, p_ok, p_commands, p_writes);
  PERFORM ledger.project_counts(p_city, p_ok, p_writes);
END
$$;

-- Counts found anew, held against those that stand.
CREATE FUNCTION ledger.differing_counts(p_city text, p_writes jsonb)
RETURNS TABLE (stream uuid, place text, stored text, rebuilt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  WITH w AS MATERIALIZED (
    SELECT w.stream, w.counts FROM jsonb_to_recordset(p_writes) AS w(stream uuid, counts jsonb) WHERE w.counts IS NOT NULL
  ), anew AS (
    SELECT w.stream, c.indicator, jsonb_build_array(c.at, c.value, r.area, r.lead, c.dims) AS what
      FROM w
     CROSS JOIN LATERAL (SELECT * FROM ledger.case_row o WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) r
     CROSS JOIN LATERAL jsonb_to_recordset(w.counts) AS c(indicator text, at timestamptz, value float8, dims jsonb)
  ), standing AS (
    SELECT w.stream, k.indicator, jsonb_build_array(k.at, k.value, k.area, k.lead, k.dims) AS what
      FROM w
     CROSS JOIN LATERAL (SELECT * FROM ledger.contribution o
                          WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) k
  )
  SELECT coalesce(a.stream, s.stream), 'figure ' || coalesce(a.indicator, s.indicator), s.what::text, a.what::text
    FROM anew a FULL JOIN standing s ON s.stream = a.stream AND s.indicator = a.indicator
   WHERE a.what IS DISTINCT FROM s.what
$$;

-- Counts cases anew by another basis; one that moved on meanwhile was counted by its writer.
CREATE FUNCTION ledger.recount(p_city text, p_writes jsonb) RETURNS bigint
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
  PERFORM ledger.project_counts(p_city, v_ords, p_writes);
  RETURN cardinality(v_ords);
END
$$;

-- Every case of the pack is counted by this basis now.
CREATE FUNCTION ledger.counted_by(p_city text, p_pack text, p_basis text, p_at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.figure_basis (city, pack, basis, counted_at) VALUES (p_city, p_pack, p_basis, p_at)
  ON CONFLICT (city, pack) DO UPDATE SET (basis, counted_at) = (excluded.basis, excluded.counted_at)
$$;

-- The walls: the same as those of the cases.
ALTER TABLE ledger.contribution ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.figure_basis ENABLE ROW LEVEL SECURITY;

CREATE POLICY contribution_wide ON ledger.contribution FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));
CREATE POLICY contribution_area ON ledger.contribution FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND EXISTS (
    SELECT FROM unnest((SELECT ledger.my_list('areas'))::text[]) low
     WHERE split_part(low, '/', 1) = pack
       AND area ~>=~ split_part(low, '/', 2)
       AND area ~<~ (split_part(low, '/', 2) || ':')));
CREATE POLICY contribution_unit ON ledger.contribution FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND pack || '/' || lead = ANY ((SELECT ledger.my_list('units'))::text[]));
CREATE POLICY contribution_assist ON ledger.contribution FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND units IS NOT NULL AND EXISTS (
    SELECT FROM unnest(units) assisting
     WHERE pack || '/' || assisting = ANY ((SELECT ledger.my_list('units'))::text[])));
CREATE POLICY contribution_own ON ledger.contribution FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND people IS NOT NULL AND (SELECT ledger.my('person')) = ANY (people)
    AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));
CREATE POLICY contribution_barred ON ledger.contribution AS RESTRICTIVE FOR SELECT TO xinlian_wide, xinlian_scoped
  USING ((barred_people IS NULL OR NOT coalesce((SELECT ledger.my('person')) = ANY (barred_people), true))
    AND (barred_units IS NULL OR NOT coalesce((SELECT ledger.my_list('own_units'))::text[] && barred_units, true)));
CREATE POLICY contribution_engine ON ledger.contribution FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
CREATE POLICY figure_basis_in_city ON ledger.figure_basis FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_engine
  USING (city = (SELECT ledger.my('city')));

GRANT SELECT ON ledger.contribution, ledger.figure_basis TO xinlian_wide, xinlian_scoped, xinlian_engine;
GRANT EXECUTE ON FUNCTION ledger.differing_counts(text, jsonb), ledger.recount(text, jsonb),
  ledger.counted_by(text, text, text, timestamptz) TO xinlian_app;

-- Bulletins: one stream a paper; a correction is a paper of its own that names the old one.
CREATE TABLE ledger.bulletin (
  city text NOT NULL,
  id uuid NOT NULL,
  pack text NOT NULL,
  name text NOT NULL,
  period text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  seq bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published')),
  corrects uuid,
  corrected_by uuid,
  drafted_at timestamptz NOT NULL,
  published_at timestamptz,
  whole jsonb NOT NULL,
  PRIMARY KEY (city, id)
);
CREATE UNIQUE INDEX bulletin_number ON ledger.bulletin (city, pack, name, year, number, version);
CREATE INDEX bulletin_newest ON ledger.bulletin (city, pack, name, drafted_at DESC, id DESC);
CREATE UNIQUE INDEX bulletin_period ON ledger.bulletin (city, pack, name, period) WHERE corrects IS NULL;

ALTER TABLE ledger.bulletin ENABLE ROW LEVEL SECURITY;
CREATE POLICY bulletin_staff ON ledger.bulletin FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND (pack = ANY ((SELECT ledger.my_list('packs'))::text[]) OR (SELECT ledger.my('audits')) = 'yes'));
CREATE POLICY bulletin_engine ON ledger.bulletin FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
GRANT SELECT ON ledger.bulletin TO xinlian_wide, xinlian_scoped, xinlian_engine;

-- Each event carries the whole paper as it stands afterwards; `seq` is counted here.
ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_city;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_kind NOT IN ('bulletin-drafted', 'bulletin-edited', 'bulletin-published') THEN
    PERFORM ledger.project_city(p_city, p_stream, p_kind, p_body, p_at);
    RETURN;
  END IF;
  INSERT INTO ledger.bulletin AS old (city, id, pack, name, period, year, number, version, seq, state, corrects,
                                      drafted_at, published_at, whole)
  VALUES (p_city, p_stream, p_body ->> 'pack', p_body ->> 'name', p_body ->> 'period', (p_body ->> 'year')::integer,
          (p_body ->> 'number')::integer, (p_body ->> 'version')::integer, 1, p_body ->> 'state', (p_body ->> 'corrects')::uuid,
          p_at, CASE WHEN p_kind = 'bulletin-published' THEN p_at END, p_body)
  ON CONFLICT (city, id) DO UPDATE SET
    (seq, state, published_at, whole)
    = (old.seq + 1, excluded.state, coalesce(old.published_at, excluded.published_at), excluded.whole);
  IF p_kind = 'bulletin-published' AND p_body ->> 'corrects' IS NOT NULL THEN
    UPDATE ledger.bulletin SET corrected_by = p_stream
     WHERE city = p_city AND id = (p_body ->> 'corrects')::uuid;
  END IF;
END
$$;

-- A bulletin is drafted by the engine's clock, edited and published by people of its pack; which roles, the server asks.
ALTER FUNCTION ledger.refusals(text, integer[], jsonb, jsonb) RENAME TO refusals_but_bulletins;
CREATE FUNCTION ledger.refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT r.ord, r.stream
    FROM ledger.refusals_but_bulletins(p_city, p_fresh, p_commands, p_writes) r
    JOIN jsonb_to_recordset(p_commands) AS c(ord integer, kind text, principal_id text) ON c.ord = r.ord
   WHERE EXISTS (
     SELECT FROM jsonb_to_recordset(p_writes) AS w(ord integer, type text, pack text)
      WHERE w.ord = r.ord
        AND NOT (w.type = 'bulletin' AND (c.kind = 'clock' OR (c.kind = 'person'
             AND w.pack = ANY ((ledger.reach_of(p_city, c.principal_id)).packs)))))
$$;
