-- Entries of registers as they stand now, written in the transaction of the events they follow from.

-- whole: the folded state (EntryState). refs: entries that its fields name; upper: the one it hangs under; topic: what an entry that decides who
-- answers answers for (a key of a choice, a text, or the stream of an entry).
CREATE TABLE ledger.entry_row (
  city text NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  head bytea NOT NULL,
  pack text NOT NULL,
  register text NOT NULL,
  key text COLLATE "C",
  title text NOT NULL,
  sort text NOT NULL COLLATE "C",
  area text NOT NULL COLLATE "C",
  ended boolean NOT NULL,
  upper uuid,
  topic text,
  refs uuid[] NOT NULL,
  entered_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  words tsvector NOT NULL,
  bigrams text[] NOT NULL,
  body text NOT NULL,
  whole jsonb NOT NULL,
  PRIMARY KEY (city, stream)
);
CREATE UNIQUE INDEX entry_row_key ON ledger.entry_row (city, pack, register, key) WHERE key IS NOT NULL AND NOT ended;
CREATE INDEX entry_row_list ON ledger.entry_row (city, pack, register, ended, sort, stream);
CREATE INDEX entry_row_area ON ledger.entry_row (city, pack, register, area text_pattern_ops);
CREATE INDEX entry_row_upper ON ledger.entry_row (city, upper) WHERE upper IS NOT NULL;
CREATE INDEX entry_row_topic ON ledger.entry_row (city, pack, topic) WHERE topic IS NOT NULL AND NOT ended;
CREATE INDEX entry_row_words ON ledger.entry_row USING gin (words);
CREATE INDEX entry_row_bigrams ON ledger.entry_row USING gin (bigrams);

-- Cases that hang on an entry: by any field of theirs that names it.
CREATE TABLE ledger.case_entry (
  city text NOT NULL,
  entry uuid NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (city, entry, stream)
);
CREATE INDEX case_entry_stream ON ledger.case_entry (city, stream);

-- Who writes a register, as its pack says: `any` a role wherever it is (within its area if that is what it sees), `area` a role over the entry's
-- area, `unit` a role of the unit in a field, `person` the person in a field, `self` actions, `feed` machines. Filled when the pack loads.
CREATE TABLE ledger.register_writer (
  city text NOT NULL,
  pack text NOT NULL,
  register text NOT NULL,
  role text NOT NULL,
  bound text NOT NULL CHECK (bound IN ('any', 'area', 'unit', 'person', 'self', 'feed')),
  field text NOT NULL,
  PRIMARY KEY (city, pack, register, role, bound, field)
);

-- Whoever has a post in the pack reads its registers; nobody but the append writes them.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry_row', 'case_entry', 'register_writer'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine, xinlian_wide, xinlian_scoped', t);
  END LOOP;
END
$$;
CREATE POLICY entry_staff ON ledger.entry_row FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));
CREATE POLICY event_of_entry ON ledger.event FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (type = 'entry' AND EXISTS (
    SELECT FROM ledger.entry_row e WHERE e.city = event.city AND e.stream = event.stream));
CREATE POLICY case_entry_of_case ON ledger.case_entry FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (EXISTS (
    SELECT FROM ledger.case_row c WHERE c.city = case_entry.city AND c.stream = case_entry.stream));
CREATE POLICY register_writer_staff ON ledger.register_writer FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')));

-- Whether a JSON value is this text or a list that holds it.
CREATE FUNCTION ledger.names(p_value jsonb, p_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT coalesce(p_value = to_jsonb(p_text) OR (jsonb_typeof(p_value) = 'array' AND p_value ? p_text), false) $$;

-- Whether a person may write an entry that stands so (`whole`), by his posts and the register's writers. Late bound: the posts that may be used are
-- said by a later migration.
CREATE FUNCTION ledger.may_write_entry(p_city text, p_person text, p_whole jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM ledger.register_writer w
     WHERE w.city = p_city AND w.pack = p_whole ->> 'pack' AND w.register = p_whole ->> 'register'
       AND CASE w.bound
         WHEN 'person' THEN ledger.names(p_whole -> 'fields' -> w.field, p_person)
         WHEN 'self' THEN false
         WHEN 'feed' THEN false
         ELSE EXISTS (
           SELECT FROM ledger.posts_of(p_city, p_person) p
             JOIN ledger.unit u ON u.city = p_city AND u.id = p.unit AND NOT u.dissolved
             LEFT JOIN ledger.area a ON a.city = p_city AND a.code = u.area
             LEFT JOIN ledger.role_reach r ON r.city = p_city AND r.pack = p.pack AND r.role = p.role
            WHERE p.pack = w.pack AND p.role = w.role
              AND CASE
                WHEN w.bound = 'unit' THEN ledger.names(p_whole -> 'fields' -> w.field, p.unit)
                WHEN w.bound = 'area' OR r.sees = 'area'
                  THEN starts_with(p_whole ->> 'area', coalesce(nullif(a.prefix, ''), '-'))
                ELSE true END)
         END);
END
$$;

-- Commands that write entries which their principal may not write, or whose key another entry that stands has. Who was too late is refused here
-- and decides again: then he is told that the key is taken.
CREATE FUNCTION ledger.entry_refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
#variable_conflict use_column
BEGIN
  -- Writers of one key wait for each other; the statement after this one sees what the first of them wrote.
  PERFORM pg_advisory_xact_lock(q.lock)
     FROM (SELECT DISTINCT hashtextextended(p_city || '/' || (w.entry ->> 'pack') || '/' || (w.entry ->> 'register')
                                            || '/' || (w.entry ->> 'key'), 15) AS lock
             FROM jsonb_to_recordset(p_writes) AS w(ord integer, type text, entry jsonb)
            WHERE w.type = 'entry' AND w.entry ->> 'key' IS NOT NULL AND w.ord = ANY (p_fresh)
            ORDER BY 1) q;
  RETURN QUERY
    WITH written AS MATERIALIZED (
      SELECT w.ord, w.write, w.stream, w.type, w.expected, w.entry, w.pack
        FROM jsonb_to_recordset(p_writes)
               AS w(ord integer, write integer, stream uuid, type text, expected bigint, entry jsonb, pack text)
       WHERE w.ord = ANY (p_fresh)
    ), judged AS (
      SELECT w.ord, w.write, w.stream,
        (w.entry ->> 'key' IS NULL OR (w.entry ->> 'ended')::boolean OR (
          NOT EXISTS (SELECT FROM ledger.entry_row o
                       WHERE o.city = p_city AND o.pack = w.entry ->> 'pack' AND o.register = w.entry ->> 'register'
                         AND o.key = w.entry ->> 'key' AND NOT o.ended AND o.stream <> w.stream)
          AND NOT EXISTS (SELECT FROM written o
                           WHERE o.type = 'entry' AND o.stream <> w.stream AND (o.ord, o.write) < (w.ord, w.write)
                             AND o.entry ->> 'pack' = w.entry ->> 'pack'
                             AND o.entry ->> 'register' = w.entry ->> 'register'
                             AND o.entry ->> 'key' = w.entry ->> 'key' AND NOT (o.entry ->> 'ended')::boolean)))
        AND CASE
          WHEN c.kind = 'founder' THEN true
          WHEN w.write > 0 AND w.expected = 0 AND f.type = 'case' THEN
            f.pack = w.entry ->> 'pack' AND EXISTS (
              SELECT FROM ledger.register_writer r
               WHERE r.city = p_city AND r.pack = w.entry ->> 'pack' AND r.register = w.entry ->> 'register'
                 AND r.bound = 'self')
          WHEN c.kind = 'person' THEN
            ledger.may_write_entry(p_city, c.principal_id, w.entry -> 'whole')
            AND (w.expected = 0 OR coalesce((
              SELECT o.pack = w.entry ->> 'pack' AND o.register = w.entry ->> 'register'
                     AND ledger.may_write_entry(p_city, c.principal_id, o.whole)
                FROM ledger.entry_row o WHERE o.city = p_city AND o.stream = w.stream), true))
          WHEN c.kind = 'feed' THEN EXISTS (
            SELECT FROM ledger.feed f JOIN ledger.register_writer r
                     ON r.city = p_city AND r.pack = w.entry ->> 'pack' AND r.register = w.entry ->> 'register'
                    AND r.bound = 'feed'
             WHERE f.city = p_city AND f.name = c.principal_id AND r.pack = ANY (f.packs))
          ELSE false END AS may
        FROM written w
        JOIN jsonb_to_recordset(p_commands) AS c(ord integer, kind text, principal_id text) ON c.ord = w.ord
        JOIN written f ON f.ord = w.ord AND f.write = 0
       WHERE w.type = 'entry'
    )
    SELECT DISTINCT ON (j.ord) j.ord, j.stream FROM judged j WHERE j.may IS NOT TRUE ORDER BY j.ord, j.write;
END
$$;

-- As before for everything else; entries are judged by their own rule.
ALTER FUNCTION ledger.refusals(text, integer[], jsonb, jsonb) RENAME TO refusals_beside_entries;
CREATE FUNCTION ledger.refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT FROM jsonb_to_recordset(p_writes) AS w(type text) WHERE w.type = 'entry') THEN
    RETURN QUERY SELECT r.ord, r.stream FROM ledger.refusals_beside_entries(p_city, p_fresh, p_commands, p_writes) r;
    RETURN;
  END IF;
  RETURN QUERY
    SELECT DISTINCT ON (q.ord) q.ord, q.stream
      FROM (SELECT r.ord, r.stream
              FROM ledger.refusals_beside_entries(p_city, p_fresh, p_commands,
                     (SELECT coalesce(jsonb_agg(w), '[]') FROM jsonb_array_elements(p_writes) w WHERE w ->> 'type' <> 'entry')) r
            UNION ALL
            SELECT r.ord, r.stream FROM ledger.entry_refusals(p_city, p_fresh, p_commands, p_writes) r) q
     ORDER BY q.ord;
END
$$;

-- The rows of the entries written, and on which entries the written cases hang.
CREATE FUNCTION ledger.project_entries(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
  v_place record;
BEGIN
  INSERT INTO ledger.entry_row AS old
  SELECT r.*
    FROM jsonb_to_recordset(p_writes) AS w(ord integer, write integer, stream uuid, type text, entry jsonb)
   CROSS JOIN LATERAL (SELECT s.seq, s.hash FROM ledger.stream s
                        WHERE s.city = p_city AND s.stream = w.stream OFFSET 0) s
    JOIN jsonb_to_recordset(p_commands) AS c(ord integer, recorded_at timestamptz) ON c.ord = w.ord
   CROSS JOIN LATERAL jsonb_populate_record(NULL::ledger.entry_row, w.entry || jsonb_build_object(
           'city', p_city, 'stream', w.stream, 'seq', s.seq, 'head', s.hash, 'recorded_at', c.recorded_at,
           'words', array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(w.entry -> 'words')))::text)) r
   WHERE w.ord = ANY (p_ok) AND w.type = 'entry' AND w.entry IS NOT NULL
   ORDER BY (w.entry ->> 'ended')::boolean DESC, w.ord, w.write
  ON CONFLICT (city, stream) DO UPDATE SET
    (seq, head, key, title, sort, area, ended, upper, topic, refs, changed_at, recorded_at, words, bigrams, body, whole)
    = (excluded.seq, excluded.head, excluded.key, excluded.title, excluded.sort, excluded.area, excluded.ended,
       excluded.upper, excluded.topic, excluded.refs, excluded.changed_at, excluded.recorded_at, excluded.words,
       excluded.bigrams, excluded.body, excluded.whole);

  FOR v_place IN
    SELECT w.stream, w.expected, w.entries
      FROM jsonb_to_recordset(p_writes) AS w(ord integer, stream uuid, type text, expected bigint, entries uuid[])
     WHERE w.ord = ANY (p_ok) AND w.type = 'case' AND w.entries IS NOT NULL
       AND (w.expected > 0 OR cardinality(w.entries) > 0)
  LOOP
    IF v_place.expected > 0 THEN
      DELETE FROM ledger.case_entry k
       WHERE k.city = p_city AND k.stream = v_place.stream AND k.entry <> ALL (v_place.entries);
    END IF;
    INSERT INTO ledger.case_entry (city, entry, stream)
    SELECT p_city, e, v_place.stream FROM unnest(v_place.entries) e ORDER BY e
    ON CONFLICT DO NOTHING;
  END LOOP;
END
$$;

ALTER FUNCTION ledger.project_cases(text, integer[], jsonb, jsonb) RENAME TO project_cases_beside_entries;
CREATE FUNCTION ledger.project_cases(p_city text, p_ok integer[], p_commands jsonb, p_writes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_cases_beside_entries(p_city, p_ok, p_commands, p_writes);
  PERFORM ledger.project_entries(p_city, p_ok, p_commands, p_writes);
END
$$;

-- A pack that loads says who writes its registers.
ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_office_row;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_office_row(p_city, p_stream, p_kind, p_body, p_at);
  IF p_kind = 'pack-loaded' THEN
    DELETE FROM ledger.register_writer WHERE city = p_city AND pack = p_body ->> 'name';
    INSERT INTO ledger.register_writer (city, pack, register, role, bound, field)
    SELECT DISTINCT p_city, p_body ->> 'name', w.register, w.role, w.bound, w.field
      FROM jsonb_to_recordset(coalesce(p_body -> 'writers', '[]'))
             AS w(register text, role text, bound text, field text);
  END IF;
END
$$;

-- The entries named and all that they name in turn, as far as the tree goes.
CREATE FUNCTION ledger.entries_in_sight(p_city text, p_streams uuid[]) RETURNS SETOF jsonb
LANGUAGE sql STABLE
AS $$
  WITH RECURSIVE seen AS (
    SELECT e.stream, e.refs FROM ledger.entry_row e WHERE e.city = p_city AND e.stream = ANY (p_streams)
    UNION
    SELECT e.stream, e.refs FROM seen s JOIN ledger.entry_row e ON e.city = p_city AND e.stream = ANY (s.refs)
  )
  SELECT e.whole FROM seen s JOIN ledger.entry_row e ON e.city = p_city AND e.stream = s.stream
$$;

-- How many cases hang on each of these entries, counted up to p_most; of all cases, whoever asks: a number names nobody.
CREATE FUNCTION ledger.entry_uses(p_city text, p_entries uuid[], p_most integer)
RETURNS TABLE (entry uuid, uses bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT e, (SELECT count(*) FROM (SELECT FROM ledger.case_entry k
                                    WHERE k.city = p_city AND k.entry = e LIMIT p_most) one)
    FROM unnest(p_entries) e
   WHERE p_city = ledger.my('city')
$$;

-- Search, as for cases: GIN's operators are not leakproof, so the index is used here and only rows that the viewer sees are given.
CREATE FUNCTION ledger.find_entries(p_pack text, p_register text, p_words text[], p_phrase text, p_bigrams text[])
RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_asked text := '';
  v_query tsquery;
BEGIN
  IF NOT (ledger.my('role') = 'xinlian_engine'
          OR (ledger.my('role') IN ('xinlian_wide', 'xinlian_scoped') AND p_pack = ANY (ledger.my_list('packs')))) THEN
    RETURN;
  END IF;
  IF cardinality(p_words) > 0 THEN
    v_query := (SELECT string_agg('''' || replace(replace(w, '\', '\\'), '''', '''''') || '''', ' & ')
                  FROM unnest(p_words) w)::tsquery;
    v_asked := v_asked || ' AND e.words @@ $4';
  END IF;
  IF p_phrase <> '' THEN
    v_asked := v_asked || ' AND e.bigrams @> $5 AND position($6 in e.body) > 0';
  END IF;
  RETURN QUERY EXECUTE
    'SELECT e.stream FROM ledger.entry_row e WHERE e.city = $1 AND e.pack = $2 AND e.register = $3' || v_asked
    USING ledger.my('city'), p_pack, p_register, v_query, p_bigrams, p_phrase;
END
$$;

GRANT EXECUTE ON FUNCTION ledger.entries_in_sight(text, uuid[]), ledger.entry_uses(text, uuid[], integer),
  ledger.find_entries(text, text, text[], text, text[])
  TO xinlian_engine, xinlian_wide, xinlian_scoped;
