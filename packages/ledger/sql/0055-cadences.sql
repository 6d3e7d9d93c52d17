-- What the entries of registers owe by a cadence. What nobody has touched has no row anywhere: only which stretches are taken, how far each
-- cadence is settled, and whom an entry names are kept.

-- The first and the last day of a stretch by its name: 2026, 2026-H2, 2026-Q4, 2026-11, 2026-W47, 2026-11-21.
CREATE FUNCTION ledger.span_days(p_name text) RETURNS daterange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN p_name ~ '^\d{4}-\d{2}-\d{2}$' THEN daterange(p_name::date, p_name::date, '[]')
    WHEN p_name ~ '^\d{4}-\d{2}$' THEN daterange(d.m, (d.m + interval '1 month')::date)
    WHEN p_name ~ '^\d{4}-Q[1-4]$' THEN daterange(d.q, (d.q + interval '3 months')::date)
    WHEN p_name ~ '^\d{4}-H[12]$' THEN daterange(d.h, (d.h + interval '6 months')::date)
    WHEN p_name ~ '^\d{4}-W\d{2}$' THEN daterange(d.w, d.w + 7)
    WHEN p_name ~ '^\d{4}$' THEN daterange(d.y, (d.y + interval '1 year')::date)
  END
  FROM (SELECT make_date(left(p_name, 4)::integer, 1, 1) AS y,
               CASE WHEN p_name ~ '^\d{4}-\d{2}$' THEN (p_name || '-01')::date END AS m,
               CASE WHEN p_name ~ '^\d{4}-Q[1-4]$' THEN make_date(left(p_name, 4)::integer, right(p_name, 1)::integer * 3 - 2, 1) END AS q,
               CASE WHEN p_name ~ '^\d{4}-H[12]$' THEN make_date(left(p_name, 4)::integer, right(p_name, 1)::integer * 6 - 5, 1) END AS h,
               -- Weeks are counted from the one of 4 January.
               CASE WHEN p_name ~ '^\d{4}-W\d{2}$' THEN
                 date_trunc('week', make_date(left(p_name, 4)::integer, 1, 4)::timestamp)::date + (right(p_name, 2)::integer - 1) * 7 END AS w) d
$$;

-- Stretches for which a case stands.
CREATE TABLE ledger.owed_case (
  city text NOT NULL,
  entry uuid NOT NULL,
  cadence text NOT NULL,
  last_day date NOT NULL,
  first_day date NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (city, entry, cadence, last_day, stream)
);

-- Until when everything that a cadence made due is on record.
CREATE TABLE ledger.cadence_settled (
  city text NOT NULL,
  pack text NOT NULL,
  register text NOT NULL,
  cadence text NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (city, pack, register, cadence)
);

-- People whom the fields of an entry that stands name.
CREATE TABLE ledger.entry_person (
  city text NOT NULL,
  person text NOT NULL,
  pack text NOT NULL,
  register text NOT NULL,
  entry uuid NOT NULL,
  PRIMARY KEY (city, person, pack, register, entry)
);
CREATE INDEX entry_person_entry ON ledger.entry_person (city, entry);

-- Pages over a register in the order of its streams: what a worker and the lists of what is due walk along.
CREATE INDEX entry_row_walk ON ledger.entry_row (city, pack, register, stream);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['owed_case', 'cadence_settled', 'entry_person'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
END
$$;
CREATE POLICY entry_person_staff ON ledger.entry_person FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));
GRANT SELECT ON ledger.entry_person TO xinlian_wide, xinlian_scoped;

CREATE FUNCTION ledger.note_owed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_days daterange := ledger.span_days(new.whole -> 'owed' ->> 'span');
BEGIN
  INSERT INTO ledger.owed_case (city, entry, cadence, last_day, first_day, stream)
  VALUES (new.city, (new.whole -> 'owed' ->> 'entry')::uuid, new.whole -> 'owed' ->> 'cadence',
          upper(v_days) - 1, lower(v_days), new.stream)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER case_row_owed AFTER INSERT ON ledger.case_row
  FOR EACH ROW WHEN (new.whole ? 'owed') EXECUTE FUNCTION ledger.note_owed();

-- Whatever value of an entry is an id names whoever bears it, also somebody who is entered only afterwards: a register may come before its people.
CREATE FUNCTION ledger.people_named(p_city text, p_fields jsonb) RETURNS SETOF text
LANGUAGE sql STABLE
AS $$
  SELECT DISTINCT v #>> '{}'
    FROM jsonb_each(p_fields) f
   CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(f.value) WHEN 'array' THEN f.value ELSE jsonb_build_array(f.value) END) v
   WHERE jsonb_typeof(v) = 'string'
     AND ((v #>> '{}') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
       OR EXISTS (SELECT FROM ledger.person p WHERE p.city = p_city AND p.id = v #>> '{}'))
$$;

CREATE FUNCTION ledger.note_people() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF new.ended = old.ended AND new.whole -> 'fields' = old.whole -> 'fields' THEN
      RETURN NULL;
    END IF;
    DELETE FROM ledger.entry_person WHERE city = new.city AND entry = new.stream;
  END IF;
  IF NOT new.ended THEN
    INSERT INTO ledger.entry_person (city, person, pack, register, entry)
    SELECT new.city, id, new.pack, new.register, new.stream FROM ledger.people_named(new.city, new.whole -> 'fields') id
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER entry_row_people AFTER INSERT OR UPDATE ON ledger.entry_row
  FOR EACH ROW EXECUTE FUNCTION ledger.note_people();

-- Entries that stand already.
INSERT INTO ledger.entry_person (city, person, pack, register, entry)
SELECT e.city, id, e.pack, e.register, e.stream
  FROM ledger.entry_row e CROSS JOIN LATERAL ledger.people_named(e.city, e.whole -> 'fields') id
 WHERE NOT e.ended;

-- How far a cadence is settled; the first time from `p_until` on. It never goes back.
CREATE FUNCTION ledger.settle_cadence(p_city text, p_pack text, p_register text, p_cadence text, p_until timestamptz)
RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.cadence_settled AS s (city, pack, register, cadence, until)
  VALUES (p_city, p_pack, p_register, p_cadence, p_until)
  ON CONFLICT (city, pack, register, cadence) DO UPDATE SET until = greatest(s.until, excluded.until)
  RETURNING until
$$;
REVOKE ALL ON FUNCTION ledger.settle_cadence(text, text, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.settle_cadence(text, text, text, text, timestamptz) TO xinlian_app;
