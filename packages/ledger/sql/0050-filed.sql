-- Numbers that cases file, by place and period, with every value each had: the last row of a number stands, those before it say when they
-- were replaced. Written in the transaction of the events they follow from, beside what cases count for.
CREATE TABLE ledger.filed (
  city text NOT NULL,
  pack text NOT NULL,
  indicator text NOT NULL,
  stream uuid NOT NULL,
  cell text NOT NULL,
  revision integer NOT NULL,
  place text NOT NULL COLLATE "C",
  period text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  dims jsonb NOT NULL,
  value float8,
  counts boolean NOT NULL,
  opened_at timestamptz NOT NULL,
  filed_at timestamptz NOT NULL,
  replaced_at timestamptz,
  actor text NOT NULL,
  action text NOT NULL,
  seq bigint NOT NULL,
  area text NOT NULL COLLATE "C",
  lead text,
  people text[],
  units text[],
  barred_people text[],
  barred_units text[],
  PRIMARY KEY (city, stream, cell, revision)
);
CREATE INDEX filed_period ON ledger.filed (city, pack, indicator, last_day) WHERE replaced_at IS NULL AND counts;
CREATE INDEX filed_number ON ledger.filed (city, pack, indicator, place, period);

-- What the written cases file, as rows of the table.
CREATE FUNCTION ledger.filed_rows(p_city text, p_writes jsonb) RETURNS SETOF ledger.filed
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  SELECT p_city, r.pack, f.indicator, w.stream, f.cell, f.revision, f.place, f.period, f.first_day, f.last_day, f.dims, f.value,
         f.counts, f.opened_at, f.filed_at, f.replaced_at, f.actor, f.action, f.seq, r.area, r.lead, nullif(r.people, '{}'),
         nullif(r.units, '{}'), nullif(r.barred_people, '{}'), nullif(r.barred_units, '{}')
    FROM jsonb_to_recordset(p_writes) AS w(stream uuid, filed jsonb)
   CROSS JOIN LATERAL (SELECT * FROM ledger.case_row o
                        WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) r
   CROSS JOIN LATERAL jsonb_to_recordset(w.filed)
           AS f(indicator text, cell text, revision integer, place text, period text, first_day date, last_day date, dims jsonb,
                value float8, counts boolean, opened_at timestamptz, filed_at timestamptz, replaced_at timestamptz, actor text,
                action text, seq bigint)
   WHERE w.filed IS NOT NULL
$$;

-- Replaces what the written cases file. A write without the word `filed` leaves it alone.
CREATE FUNCTION ledger.project_filed(p_city text, p_ok integer[], p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
  v_writes jsonb;
BEGIN
  -- Few cases file anything, and most writes end here.
  IF jsonb_path_exists(p_writes, 'strict $[*].filed ? (@.type() == "array")', '{}', true) IS NOT TRUE THEN
    RETURN;
  END IF;
  SELECT jsonb_agg(x) INTO v_writes
    FROM jsonb_array_elements(p_writes) x
   WHERE (x ->> 'ord')::integer = ANY (p_ok) AND jsonb_typeof(x -> 'filed') = 'array';
  IF v_writes IS NULL THEN
    RETURN;
  END IF;
  DELETE FROM ledger.filed k
   USING jsonb_to_recordset(v_writes) AS w(stream uuid, filed jsonb)
   WHERE k.city = p_city AND k.stream = w.stream
     AND NOT EXISTS (SELECT FROM jsonb_to_recordset(w.filed) AS f(cell text, revision integer)
                      WHERE f.cell = k.cell AND f.revision = k.revision);
  INSERT INTO ledger.filed AS old SELECT * FROM ledger.filed_rows(p_city, v_writes)
  ON CONFLICT (city, stream, cell, revision) DO UPDATE SET
    (pack, indicator, place, period, first_day, last_day, dims, value, counts, opened_at, filed_at, replaced_at, actor, action, seq,
     area, lead, people, units, barred_people, barred_units)
    = (excluded.pack, excluded.indicator, excluded.place, excluded.period, excluded.first_day, excluded.last_day, excluded.dims,
       excluded.value, excluded.counts, excluded.opened_at, excluded.filed_at, excluded.replaced_at, excluded.actor, excluded.action,
       excluded.seq, excluded.area, excluded.lead, excluded.people, excluded.units, excluded.barred_people, excluded.barred_units)
    WHERE old IS DISTINCT FROM excluded;
END
$$;

-- What cases count for, and what they file: those who project cases call this by the old name.
ALTER FUNCTION ledger.project_counts(text, integer[], jsonb) RENAME TO project_contributions;
CREATE FUNCTION ledger.project_counts(p_city text, p_ok integer[], p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_contributions(p_city, p_ok, p_writes);
  PERFORM ledger.project_filed(p_city, p_ok, p_writes);
END
$$;

-- Numbers found anew, held against those that stand, beside the counts.
ALTER FUNCTION ledger.differing_counts(text, jsonb) RENAME TO differing_contributions;
CREATE FUNCTION ledger.differing_counts(p_city text, p_writes jsonb)
RETURNS TABLE (stream uuid, place text, stored text, rebuilt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  SELECT * FROM ledger.differing_contributions(p_city, p_writes)
  UNION ALL
  SELECT coalesce(a.stream, s.stream), 'filed ' || coalesce(a.cell, s.cell), s.what::text, a.what::text
    FROM (SELECT f.stream, f.cell, f.revision, to_jsonb(f) AS what FROM ledger.filed_rows(p_city, p_writes) f) a
    FULL JOIN (SELECT f.stream, f.cell, f.revision, to_jsonb(f) AS what
                 FROM jsonb_to_recordset(p_writes) AS w(stream uuid, filed jsonb)
                CROSS JOIN LATERAL (SELECT * FROM ledger.filed o
                                     WHERE o.city = p_city AND o.stream = w.stream OFFSET 0) f
                WHERE w.filed IS NOT NULL) s
      ON s.stream = a.stream AND s.cell = a.cell AND s.revision = a.revision
   WHERE a.what IS DISTINCT FROM s.what
$$;

-- The walls: the same as those of the cases.
ALTER TABLE ledger.filed ENABLE ROW LEVEL SECURITY;
CREATE POLICY filed_wide ON ledger.filed FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));
CREATE POLICY filed_area ON ledger.filed FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND EXISTS (
    SELECT FROM unnest((SELECT ledger.my_list('areas'))::text[]) low
     WHERE split_part(low, '/', 1) = pack
       AND area ~>=~ split_part(low, '/', 2)
       AND area ~<~ (split_part(low, '/', 2) || ':')));
CREATE POLICY filed_unit ON ledger.filed FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND pack || '/' || lead = ANY ((SELECT ledger.my_list('units'))::text[]));
CREATE POLICY filed_assist ON ledger.filed FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND units IS NOT NULL AND EXISTS (
    SELECT FROM unnest(units) assisting
     WHERE pack || '/' || assisting = ANY ((SELECT ledger.my_list('units'))::text[])));
CREATE POLICY filed_own ON ledger.filed FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND people IS NOT NULL AND (SELECT ledger.my('person')) = ANY (people)
    AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));
CREATE POLICY filed_barred ON ledger.filed AS RESTRICTIVE FOR SELECT TO xinlian_wide, xinlian_scoped
  USING ((barred_people IS NULL OR NOT coalesce((SELECT ledger.my('person')) = ANY (barred_people), true))
    AND (barred_units IS NULL OR NOT coalesce((SELECT ledger.my_list('own_units'))::text[] && barred_units, true)));
CREATE POLICY filed_engine ON ledger.filed FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

GRANT SELECT ON ledger.filed TO xinlian_wide, xinlian_scoped, xinlian_engine;
GRANT EXECUTE ON FUNCTION ledger.differing_counts(text, jsonb) TO xinlian_app;
