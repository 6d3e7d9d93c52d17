-- What proposals read: the words of open public matters of the last weeks, and how the like of each topic fared.

-- Texts of one matter share too few words for hashes of whole texts to meet: the words themselves are kept, of the few that are open and new.
DROP TABLE ledger.likeness;
CREATE TABLE ledger.likeness (
  city text NOT NULL,
  stream uuid NOT NULL,
  pack text NOT NULL,
  type text NOT NULL,
  area text NOT NULL COLLATE "C",
  opened_at timestamptz NOT NULL,
  words text[] NOT NULL,
  PRIMARY KEY (city, stream)
);
CREATE INDEX likeness_words ON ledger.likeness USING gin (words);
CREATE INDEX likeness_age ON ledger.likeness (city, opened_at);

-- Cases of the last 90 days by topic, county and the unit that has them; `handed` of them had gone to another one before.
CREATE TABLE ledger.learnt_lead (
  city text NOT NULL,
  pack text NOT NULL,
  type text NOT NULL,
  field text NOT NULL,
  topic text NOT NULL,
  area text NOT NULL,
  lead text NOT NULL,
  cases integer NOT NULL,
  handed integer NOT NULL,
  PRIMARY KEY (city, pack, type, field, topic, area, lead)
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['likeness', 'learnt_lead'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
END
$$;

-- Keeps the words of a matter for as long as it is open, young and nothing to be kept secret. A confidential case has no words in the search.
CREATE FUNCTION ledger.liken(p_city text, p_stream uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO ledger.likeness AS l (city, stream, pack, type, area, opened_at, words)
  SELECT c.city, c.stream, c.pack, c.type, c.area, c.opened_at, tsvector_to_array(s.words)
    FROM ledger.case_row c
    JOIN ledger.search s ON s.city = c.city AND s.stream = c.stream
   WHERE c.city = p_city AND c.stream = p_stream AND NOT c.ended AND NOT c.confidential AND s.body <> ''
     AND c.opened_at > c.recorded_at - interval '30 days'
  ON CONFLICT (city, stream) DO UPDATE SET (area, words) = (excluded.area, excluded.words);
  IF NOT FOUND THEN
    DELETE FROM ledger.likeness l WHERE l.city = p_city AND l.stream = p_stream;
  END IF;
END
$$;

CREATE FUNCTION ledger.liken_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.liken(NEW.city, NEW.stream);
  RETURN NULL;
END
$$;
CREATE TRIGGER search_liken AFTER INSERT OR UPDATE ON ledger.search
  FOR EACH ROW EXECUTE FUNCTION ledger.liken_row();
CREATE TRIGGER case_liken AFTER UPDATE ON ledger.case_row
  FOR EACH ROW WHEN ((OLD.ended, OLD.confidential, OLD.area) IS DISTINCT FROM (NEW.ended, NEW.confidential, NEW.area))
  EXECUTE FUNCTION ledger.liken_row();

-- Matters in an area that share words, those that share most first. Runs as the owner since the index's operator is not leakproof; what it
-- finds is read again in the asker's eyes.
CREATE FUNCTION ledger.alike(p_city text, p_pack text, p_type text, p_words text[], p_low text, p_high text,
                             p_since timestamptz, p_limit integer)
RETURNS TABLE (stream uuid, words text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.stream, l.words
    FROM ledger.likeness l
   WHERE l.city = p_city AND l.words && p_words AND l.pack = p_pack AND l.type = p_type
     AND l.area ~>=~ p_low AND l.area ~<~ p_high AND l.opened_at >= p_since
   ORDER BY (SELECT count(*) FROM unnest(l.words) w WHERE w = ANY (p_words)) DESC, l.opened_at DESC
   LIMIT p_limit
$$;

-- Counts anew what the newest dispatched cases of a type teach about the topics in one field. @param p_hands actions that give a case to a unit
CREATE FUNCTION ledger.learn(p_city text, p_pack text, p_type text, p_field text, p_hands text[], p_now timestamptz,
                             p_most integer)
RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_cases integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p_city || '/' || p_pack || '/' || p_type, 5111000021));
  CREATE TEMP TABLE learnt ON COMMIT DROP AS
    SELECT c.stream, c.whole -> 'fields' ->> p_field AS topic, s.words
      FROM (SELECT r.city, r.stream, r.whole FROM ledger.case_row r
             WHERE r.city = p_city AND r.pack = p_pack AND r.type = p_type AND r.lead IS NOT NULL
             ORDER BY r.opened_at DESC, r.stream DESC LIMIT p_most) c
      JOIN ledger.search s ON s.city = c.city AND s.stream = c.stream
     WHERE c.whole -> 'fields' ->> p_field IS NOT NULL AND s.body <> '';
  GET DIAGNOSTICS v_cases = ROW_COUNT;

  DELETE FROM ledger.learnt_topic t
   WHERE t.city = p_city AND t.pack = p_pack AND t.type = p_type AND t.field = p_field;
  INSERT INTO ledger.learnt_topic (city, pack, type, field, topic, cases)
  SELECT p_city, p_pack, p_type, p_field, l.topic, count(*) FROM pg_temp.learnt l GROUP BY l.topic;

  -- A word that stood once is a name or a slip; of the others the most frequent of each topic tell enough.
  DELETE FROM ledger.learnt_word w
   WHERE w.city = p_city AND w.pack = p_pack AND w.type = p_type AND w.field = p_field;
  INSERT INTO ledger.learnt_word (city, pack, type, field, topic, word, cases)
  SELECT p_city, p_pack, p_type, p_field, q.topic, q.word, q.cases
    FROM (SELECT l.topic, w.word, count(*) AS cases,
                 row_number() OVER (PARTITION BY l.topic ORDER BY count(*) DESC, w.word) AS rank
            FROM pg_temp.learnt l CROSS JOIN LATERAL unnest(tsvector_to_array(l.words)) AS w(word)
           GROUP BY l.topic, w.word HAVING count(*) > 1) q
   WHERE q.rank <= 600;
  DROP TABLE pg_temp.learnt;

  DELETE FROM ledger.learnt_lead t
   WHERE t.city = p_city AND t.pack = p_pack AND t.type = p_type AND t.field = p_field;
  INSERT INTO ledger.learnt_lead (city, pack, type, field, topic, area, lead, cases, handed)
  SELECT p_city, p_pack, p_type, p_field, q.topic, q.area, q.lead, count(*), count(*) FILTER (WHERE q.hands > 1)
    FROM (SELECT c.whole -> 'fields' ->> p_field AS topic, left(c.area, 6) AS area, c.lead,
                 (SELECT sum((c.whole -> 'past' -> h ->> 'count')::integer) FROM unnest(p_hands) h) AS hands
            FROM ledger.case_row c
           WHERE c.city = p_city AND c.pack = p_pack AND c.type = p_type AND c.lead IS NOT NULL
             AND c.opened_at > p_now - interval '90 days') q
   WHERE q.topic IS NOT NULL
   GROUP BY q.topic, q.area, q.lead;
  DELETE FROM ledger.likeness l WHERE l.city = p_city AND l.opened_at < p_now - interval '30 days';
  RETURN v_cases;
END
$$;

GRANT EXECUTE ON FUNCTION
  ledger.alike(text, text, text, text[], text, text, timestamptz, integer),
  ledger.learn(text, text, text, text, text[], timestamptz, integer)
  TO xinlian_app;
