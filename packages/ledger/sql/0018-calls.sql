-- Keys of systems that call from outside, the telephone, and what proposals learn from.

-- scopes: what a key opens beside its packs. begins: its first letters. A revoked key leaves its row and loses its hash.
ALTER TABLE ledger.feed
  ADD COLUMN scopes text[] NOT NULL DEFAULT '{}',
  ADD COLUMN begins text,
  ADD COLUMN made_at timestamptz,
  ADD COLUMN revoked_at timestamptz,
  ADD COLUMN used_at timestamptz;
CREATE UNIQUE INDEX feed_token ON ledger.feed (city, token_hash) WHERE token_hash IS NOT NULL;

-- Who sits at which extension: one person one extension. Good for as long as the person has a session.
CREATE TABLE ledger.extension (
  city text NOT NULL,
  extension text NOT NULL,
  person text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (city, extension)
);
CREATE UNIQUE INDEX extension_person ON ledger.extension (city, person);

-- Calls of the last days as a telephone system tells of them: facts that come in any order. `sealed` holds the caller's number under the
-- master key, `finder` is its HMAC. The lasting record of a call is its case.
CREATE SEQUENCE ledger.call_version;
CREATE TABLE ledger.call (
  city text NOT NULL,
  feed text NOT NULL,
  call text NOT NULL,
  extension text,
  person text,
  sealed bytea,
  finder bytea,
  line text,
  rang_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  recording text,
  stream uuid,
  version bigint NOT NULL,
  noted_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city, feed, call)
);
CREATE INDEX call_changed ON ledger.call (city, changed_at);
CREATE INDEX call_person ON ledger.call (city, person, noted_at DESC) WHERE person IS NOT NULL;

-- Each event counts once; ringing or answered at another extension is another event, a hang-up and a recording are of the whole call.
CREATE TABLE ledger.call_event (
  city text NOT NULL,
  feed text NOT NULL,
  call text NOT NULL,
  event text NOT NULL CHECK (event IN ('ring', 'answer', 'hangup', 'recording')),
  extension text NOT NULL,
  person text,
  at timestamptz NOT NULL,
  PRIMARY KEY (city, feed, call, event, extension),
  FOREIGN KEY (city, feed, call) REFERENCES ledger.call ON DELETE CASCADE
);

-- What was learnt from cases that were dispatched: how many of each topic, and in how many of them each word stands. Rebuilt by the worker;
-- `field` is the one that holds the topic.
CREATE TABLE ledger.learnt_topic (
  city text NOT NULL,
  pack text NOT NULL,
  type text NOT NULL,
  field text NOT NULL,
  topic text NOT NULL,
  cases integer NOT NULL,
  PRIMARY KEY (city, pack, type, field, topic)
);
CREATE TABLE ledger.learnt_word (
  city text NOT NULL,
  pack text NOT NULL,
  type text NOT NULL,
  field text NOT NULL,
  topic text NOT NULL,
  word text NOT NULL,
  cases integer NOT NULL,
  PRIMARY KEY (city, pack, type, field, topic, word)
);

-- Open public matters of the last weeks by the hashes of their texts: those that share a band may be the same.
CREATE TABLE ledger.likeness (
  city text NOT NULL,
  stream uuid NOT NULL,
  band bigint NOT NULL,
  PRIMARY KEY (city, band, stream)
);
CREATE INDEX likeness_stream ON ledger.likeness (city, stream);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['extension', 'call', 'call_event', 'learnt_topic', 'learnt_word', 'likeness'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
END
$$;

-- One more layer around the projection of the frame: keys with their scopes, and who sits where.
ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_directory;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_kind = 'extension-taken' THEN
    DELETE FROM ledger.extension WHERE city = p_city AND person = p_body ->> 'person';
    INSERT INTO ledger.extension (city, extension, person, since)
    VALUES (p_city, p_body ->> 'extension', p_body ->> 'person', p_at)
    ON CONFLICT (city, extension) DO UPDATE SET (person, since) = (excluded.person, excluded.since);
  ELSIF p_kind = 'extension-left' THEN
    DELETE FROM ledger.extension
     WHERE city = p_city AND extension = p_body ->> 'extension' AND person = p_body ->> 'person';
  ELSE
    PERFORM ledger.project_directory(p_city, p_stream, p_kind, p_body, p_at);
  END IF;
  IF p_kind = 'feed-set' THEN
    UPDATE ledger.feed
       SET scopes = ARRAY(SELECT jsonb_array_elements_text(coalesce(p_body -> 'scopes', '[]'))),
           begins = p_body ->> 'begins',
           made_at = to_timestamp((p_body ->> 'made')::float8 / 1000),
           revoked_at = to_timestamp((p_body ->> 'revoked')::float8 / 1000)
     WHERE city = p_city AND name = p_body ->> 'name';
  END IF;
END
$$;

-- Whose key this is; notes once an hour that it was used.
CREATE FUNCTION ledger.feed_of(p_city text, p_token_hash text, p_now timestamptz)
RETURNS TABLE (name text, packs text[], scopes text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  UPDATE ledger.feed f SET used_at = p_now
   WHERE f.city = p_city AND f.token_hash = p_token_hash
     AND (f.used_at IS NULL OR f.used_at < p_now - interval '1 hour');
  RETURN QUERY SELECT f.name, f.packs, f.scopes FROM ledger.feed f
                WHERE f.city = p_city AND f.token_hash = p_token_hash;
END
$$;

-- The person at an extension whose session still runs, or nobody.
CREATE FUNCTION ledger.seat_of(p_city text, p_extension text, p_now timestamptz)
RETURNS TABLE (person text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT e.person, e.since FROM ledger.extension e
   WHERE e.city = p_city AND e.extension = p_extension
     AND EXISTS (SELECT FROM ledger.session s
                  WHERE s.city = p_city AND s.person = e.person AND s.expires_at > p_now)
$$;

-- Notes one event of a call. What is known of the call follows from the set of its events, not from the order in which they came: the
-- earliest moment of each kind, and the extension that answered last, else the one where it rang last.
CREATE FUNCTION ledger.note_call(p_city text, p_feed text, p_call text, p_event text, p_at timestamptz, p_facts jsonb,
                                 p_now timestamptz)
RETURNS TABLE (repeated boolean, late boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_old ledger.call;
  v_new boolean;
BEGIN
  INSERT INTO ledger.call (city, feed, call, version, noted_at, changed_at)
  VALUES (p_city, p_feed, p_call, nextval('ledger.call_version'), p_now, clock_timestamp())
  ON CONFLICT DO NOTHING;
  SELECT * INTO v_old FROM ledger.call c
   WHERE c.city = p_city AND c.feed = p_feed AND c.call = p_call FOR UPDATE;
  INSERT INTO ledger.call_event (city, feed, call, event, extension, person, at)
  VALUES (p_city, p_feed, p_call, p_event,
          CASE WHEN p_event IN ('ring', 'answer') THEN coalesce(p_facts ->> 'extension', '') ELSE '' END,
          p_facts ->> 'person', p_at)
  ON CONFLICT DO NOTHING;
  v_new := FOUND;
  IF v_new THEN
    UPDATE ledger.call c SET
      (rang_at, answered_at, ended_at) = (
        SELECT min(e.at) FILTER (WHERE e.event = 'ring'), min(e.at) FILTER (WHERE e.event = 'answer'),
               min(e.at) FILTER (WHERE e.event = 'hangup')
          FROM ledger.call_event e WHERE e.city = p_city AND e.feed = p_feed AND e.call = p_call),
      (extension, person) = (
        SELECT e.extension, e.person
          FROM ledger.call_event e
         WHERE e.city = p_city AND e.feed = p_feed AND e.call = p_call AND e.event IN ('ring', 'answer') AND e.extension <> ''
         ORDER BY e.event = 'answer' DESC, e.at DESC, e.extension LIMIT 1),
      sealed = coalesce(c.sealed, decode(p_facts ->> 'sealed', 'hex')),
      finder = coalesce(c.finder, decode(p_facts ->> 'finder', 'hex')),
      line = coalesce(c.line, p_facts ->> 'line'),
      recording = CASE WHEN p_event = 'recording' THEN p_facts ->> 'url' ELSE c.recording END,
      stream = CASE WHEN p_event = 'answer' THEN coalesce(c.stream, (p_facts ->> 'stream')::uuid) ELSE c.stream END,
      version = nextval('ledger.call_version'), changed_at = clock_timestamp()
     WHERE c.city = p_city AND c.feed = p_feed AND c.call = p_call;
  END IF;
  RETURN QUERY SELECT NOT v_new,
    p_event = 'ring' AND (v_old.answered_at IS NOT NULL OR v_old.ended_at IS NOT NULL)
      OR p_event = 'answer' AND v_old.ended_at IS NOT NULL;
END
$$;

CREATE FUNCTION ledger.forget_calls(p_city text, p_before timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH gone AS (DELETE FROM ledger.call WHERE city = p_city AND changed_at < p_before RETURNING 1)
  SELECT count(*) FROM gone
$$;

GRANT EXECUTE ON FUNCTION
  ledger.feed_of(text, text, timestamptz), ledger.seat_of(text, text, timestamptz),
  ledger.note_call(text, text, text, text, timestamptz, jsonb, timestamptz),
  ledger.forget_calls(text, timestamptz)
  TO xinlian_app;
