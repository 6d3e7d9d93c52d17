-- Lists, counts and groups as people at their desks ask for them.

-- county: the six digits under which the area lies, so that a county's list has an order of its own. flags: what holds or not, by bit.
-- walled: somebody may neither see nor act.
ALTER TABLE ledger.case_row
  ADD COLUMN county text NOT NULL COLLATE "C" DEFAULT '',
  ADD COLUMN flags bigint NOT NULL DEFAULT 0,
  ADD COLUMN walled boolean NOT NULL DEFAULT false,
  ADD COLUMN t5 timestamptz, ADD COLUMN t6 timestamptz, ADD COLUMN t7 timestamptz, ADD COLUMN t8 timestamptz;
UPDATE ledger.case_row SET county = left(area, 6), walled = barred_people <> '{}' OR barred_units <> '{}';
ALTER TABLE ledger.case_row
  ALTER COLUMN county DROP DEFAULT, ALTER COLUMN flags DROP DEFAULT, ALTER COLUMN walled DROP DEFAULT,
  ADD CONSTRAINT case_row_walled CHECK (walled = (barred_people <> '{}' OR barred_units <> '{}'));

-- The wall around those who may not see, so that it can be held without reading the row of a case that bars nobody.
CREATE FUNCTION ledger.bars_me(p_stream uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce((SELECT coalesce(ledger.my('person') = ANY (c.barred_people), true)
                       OR coalesce(ledger.my_list('own_units')::text[] && c.barred_units, true)
                     FROM ledger.case_row c WHERE c.city = ledger.my('city') AND c.stream = p_stream), true)
$$;
GRANT EXECUTE ON FUNCTION ledger.bars_me(uuid) TO xinlian_wide, xinlian_scoped;
DROP POLICY case_barred ON ledger.case_row;
CREATE POLICY case_barred ON ledger.case_row AS RESTRICTIVE FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (NOT walled OR NOT ledger.bars_me(stream));

-- Most cases have ended; those that have not are found by indexes that hold no others. Each order in which a desk lists (due_at of the light, or
-- one of the first two moments of the pack) has an index for whatever people see by: all, a state, a unit, a county.
DROP INDEX ledger.case_row_due, ledger.case_row_lead, ledger.case_row_area;
CREATE INDEX case_open_any ON ledger.case_row (city, due_at, stream) WHERE NOT ended;
CREATE INDEX case_open_due ON ledger.case_row (city, pack, type, due_at, stream) WHERE NOT ended;
CREATE INDEX case_open_opened ON ledger.case_row (city, pack, type, opened_at, stream) WHERE NOT ended;
DO $$
DECLARE
  place text;
  slot text;
BEGIN
  FOREACH slot IN ARRAY ARRAY['due_at', 't1', 't2'] LOOP
    FOREACH place IN ARRAY ARRAY['state', 'lead', 'county'] LOOP
      EXECUTE format('CREATE INDEX case_open_%1$s_%2$s ON ledger.case_row (city, pack, type, %1$s, %2$s, stream)
                        WHERE NOT ended', place, slot);
    END LOOP;
  END LOOP;
  -- Narrowed by a field: the first four texts in the order of the light, all of them in the order of opening, ended cases too.
  FOREACH slot IN ARRAY ARRAY['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'] LOOP
    EXECUTE format('DROP INDEX ledger.case_row_%1$s', slot);
    EXECUTE format('CREATE INDEX case_row_%1$s ON ledger.case_row (city, pack, type, %1$s, opened_at DESC, stream DESC)
                      WHERE %1$s IS NOT NULL', slot);
  END LOOP;
  FOREACH slot IN ARRAY ARRAY['s1', 's2', 's3', 's4'] LOOP
    EXECUTE format('CREATE INDEX case_open_%1$s ON ledger.case_row (city, pack, type, %1$s, due_at, stream)
                      WHERE NOT ended AND %1$s IS NOT NULL', slot);
  END LOOP;
  -- Conditions over numbers and moments of open cases: overdue, returned twice.
  FOREACH slot IN ARRAY ARRAY['n1', 'n2', 'n3', 'n4', 't1', 't2', 't3', 't4'] LOOP
    EXECUTE format('DROP INDEX ledger.case_row_%1$s', slot);
  END LOOP;
  FOREACH slot IN ARRAY ARRAY['n1', 'n2', 'n3', 'n4', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'] LOOP
    EXECUTE format('CREATE INDEX case_open_%1$s ON ledger.case_row (city, pack, type, %1$s, stream)
                      WHERE NOT ended AND %1$s IS NOT NULL', slot);
  END LOOP;
END
$$;

-- Everything that is counted of open cases, walls included, in one index: counting them reads no row.
CREATE INDEX case_open_count ON ledger.case_row (city, pack, type, state)
  INCLUDE (stream, lead, area, county, opened_at, light_clock, due_at, warn_at, paused, walled, flags,
           s1, s2, s3, s4, n1, n2, n3, n4, t1, t2, t3, t4, t5, t6, t7, t8)
  WHERE NOT ended;

CREATE INDEX case_row_county ON ledger.case_row (city, pack, type, county, opened_at DESC, stream DESC);
CREATE INDEX case_row_ended ON ledger.case_row (city, pack, type, ended_at DESC, stream DESC) WHERE ended;

-- Cases that a unit assists in and those that name a person: few, and found for the walls of a list by the function below.
CREATE INDEX case_row_units ON ledger.case_row USING gin (units) WHERE units <> '{}';

-- The cases that the viewer sees by his name or because his unit assists, whatever unit leads them. GIN's operators are not leakproof, hence a
-- function that runs as the owner; it gives nothing but what the viewer's own reach takes in.
CREATE FUNCTION ledger.beside_me(p_open boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT c.stream FROM ledger.case_row c
   WHERE c.city = ledger.my('city') AND (NOT p_open OR NOT c.ended)
     AND c.people <> '{}' AND c.people @> ARRAY[ledger.my('person')]
     AND c.pack = ANY (ledger.my_list('packs')::text[])
  UNION
  SELECT c.stream FROM ledger.case_row c
   WHERE c.city = ledger.my('city') AND (NOT p_open OR NOT c.ended)
     AND c.units <> '{}'
     AND c.units && ARRAY(SELECT split_part(u, '/', 2) FROM unnest(ledger.my_list('units')::text[]) u)
     AND EXISTS (SELECT FROM unnest(c.units) a WHERE c.pack || '/' || a = ANY (ledger.my_list('units')::text[]))
$$;
GRANT EXECUTE ON FUNCTION ledger.beside_me(boolean) TO xinlian_scoped;

-- Which column holds which word of a pack, and whether every row was written by it.
CREATE TABLE ledger.row_layout (
  city text NOT NULL,
  pack text NOT NULL,
  layout jsonb NOT NULL,
  -- Words that rows of ended cases do not all hold yet, by case type; {} = none.
  filling jsonb NOT NULL,
  PRIMARY KEY (city, pack)
);
ALTER TABLE ledger.row_layout ENABLE ROW LEVEL SECURITY;
CREATE POLICY row_layout_engine ON ledger.row_layout FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
GRANT SELECT ON ledger.row_layout TO xinlian_engine;

CREATE FUNCTION ledger.put_row_layout(p_city text, p_pack text, p_layout jsonb, p_filling jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.row_layout (city, pack, layout, filling) VALUES (p_city, p_pack, p_layout, p_filling)
  ON CONFLICT (city, pack) DO UPDATE SET (layout, filling) = (excluded.layout, excluded.filling)
$$;

-- Fills the columns of rows anew; one that moved on meanwhile was filled by its writer. rows: [{stream, seq, flags, s1 … t8}]
CREATE FUNCTION ledger.fill_slots(p_city text, p_rows jsonb) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  WITH filled AS (
    UPDATE ledger.case_row c SET
      (flags, s1, s2, s3, s4, s5, s6, s7, s8, n1, n2, n3, n4, t1, t2, t3, t4, t5, t6, t7, t8)
      = (r.flags, r.s1, r.s2, r.s3, r.s4, r.s5, r.s6, r.s7, r.s8, r.n1, r.n2, r.n3, r.n4,
         r.t1, r.t2, r.t3, r.t4, r.t5, r.t6, r.t7, r.t8)
      FROM jsonb_populate_recordset(NULL::ledger.case_row, p_rows) r
     WHERE c.city = p_city AND c.stream = r.stream AND c.seq = r.seq
    RETURNING 1)
  SELECT count(*) FROM filled
$$;
GRANT EXECUTE ON FUNCTION ledger.put_row_layout(text, text, jsonb, jsonb), ledger.fill_slots(text, jsonb) TO xinlian_app;

-- Search with the coarse conditions of a list in the same index: `\x02o` stands among the words of an open case, `\x02m2026-11` is the month of its
-- opening, `\x02tpack.type` its type. What is found is a subset to which the list's own conditions are then laid.
-- p_limit: no more than this, in no order; NULL = all.
CREATE FUNCTION ledger.find_streams(p_words text[], p_phrase text, p_bigrams text[], p_limit integer)
RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_role text := ledger.my('role');
  v_seen text;
  v_asked text := '';
  v_query tsquery;
BEGIN
  v_seen := CASE v_role
    WHEN 'xinlian_engine' THEN 'true'
    WHEN 'xinlian_wide' THEN 'c.pack = ANY ($6.wide)'
    WHEN 'xinlian_scoped' THEN 'ledger.reaches($6, c)'
    ELSE 'false' END;
  IF v_role IN ('xinlian_wide', 'xinlian_scoped') THEN
    v_seen := v_seen || ' AND NOT ($6.person = ANY (c.barred_people)) AND NOT ($6.own_units && c.barred_units)';
  END IF;
  IF cardinality(p_words) > 0 THEN
    v_query := (SELECT string_agg('''' || replace(replace(w, '\', '\\'), '''', '''''') || '''', ' & ')
                  FROM unnest(p_words) w)::tsquery;
    v_asked := v_asked || ' AND s.words @@ $2';
  END IF;
  IF p_phrase <> '' THEN
    v_asked := v_asked || ' AND s.bigrams @> $3 AND position($4 in s.body) > 0';
  END IF;
  -- OFFSET 0: each hit looks its row up; a join the other way round would read every row.
  RETURN QUERY EXECUTE
    'SELECT s.stream FROM ledger.search s
      CROSS JOIN LATERAL (SELECT FROM ledger.case_row c
                           WHERE c.city = s.city AND c.stream = s.stream AND ' || v_seen || ' OFFSET 0) seen
      WHERE s.city = $1' || v_asked || ' LIMIT $5'
    USING ledger.my('city'), v_query, p_bigrams, p_phrase, p_limit,
          ROW(ledger.my('person'), ledger.my_list('wide'), ledger.my_list('areas'), ledger.my_list('units'),
              ledger.my_list('packs'), ledger.my_list('own_units'), false, false)::ledger.reach;
END
$$;
GRANT EXECUTE ON FUNCTION ledger.find_streams(text[], text, text[], integer)
  TO xinlian_wide, xinlian_scoped, xinlian_engine;

-- The current rows of the cases written, as before and with the new columns.
CREATE OR REPLACE FUNCTION ledger.project_cases_beside_entries(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
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
    (seq, head, pack, pack_hash, type, number, state, ended, title, area, county, lead, parent, opened_at, ended_at,
     recorded_at, light_clock, due_at, warn_at, breached_at, paused, provisional, public, confidential, shown, people,
     units, barred_people, barred_units, walled, links, flags, s1, s2, s3, s4, s5, s6, s7, s8, n1, n2, n3, n4,
     t1, t2, t3, t4, t5, t6, t7, t8, whole)
    = (excluded.seq, excluded.head, excluded.pack, excluded.pack_hash, excluded.type, excluded.number,
     excluded.state, excluded.ended, excluded.title, excluded.area, excluded.county, excluded.lead, excluded.parent,
     excluded.opened_at, excluded.ended_at, excluded.recorded_at, excluded.light_clock, excluded.due_at,
     excluded.warn_at, excluded.breached_at, excluded.paused, excluded.provisional, excluded.public,
     excluded.confidential, excluded.shown, excluded.people, excluded.units, excluded.barred_people, excluded.barred_units,
     excluded.walled, excluded.links, excluded.flags, excluded.s1, excluded.s2, excluded.s3, excluded.s4, excluded.s5, excluded.s6,
     excluded.s7, excluded.s8, excluded.n1, excluded.n2, excluded.n3, excluded.n4, excluded.t1,
     excluded.t2, excluded.t3, excluded.t4, excluded.t5, excluded.t6, excluded.t7, excluded.t8,
     excluded.whole);

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
