-- The narrow doors of the application's login, each a function that runs as the owner.

CREATE FUNCTION ledger.take_numbers(p_city text, p_series text, p_count integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.number_block AS b (city, series, next) VALUES (p_city, p_series, 1 + p_count)
  ON CONFLICT (city, series) DO UPDATE SET next = b.next + p_count
  RETURNING next - p_count
$$;

-- Keys for bodies about to be sealed. asks: [{ord, stream, finder, wrapped, subject}]; subject and wrapped are what a new key would be.
-- A reporter is found again by phone, else by the stream that spoke of him, else the key belongs to the stream alone.
CREATE FUNCTION ledger.keys_for(p_city text, p_asks jsonb)
RETURNS TABLE (ord integer, subject uuid, wrapped bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO ledger.key (city, subject, wrapped, finder)
  SELECT DISTINCT ON (finder) p_city, a.subject, decode(a.wrapped, 'hex'), decode(a.finder, 'hex')
    FROM jsonb_to_recordset(p_asks) AS a(ord integer, finder text, wrapped text, subject uuid)
   WHERE a.finder IS NOT NULL
   ORDER BY finder, a.ord
  ON CONFLICT DO NOTHING;
  INSERT INTO ledger.key (city, subject, wrapped)
  SELECT DISTINCT ON (a.stream) p_city, a.stream, decode(a.wrapped, 'hex')
    FROM jsonb_to_recordset(p_asks) AS a(ord integer, stream uuid, finder text, wrapped text)
   WHERE a.finder IS NULL
     AND (SELECT true FROM ledger.contact_index i WHERE i.city = p_city AND i.stream = a.stream LIMIT 1) IS NULL
   ORDER BY a.stream, a.ord
  ON CONFLICT DO NOTHING;
  RETURN QUERY
    SELECT a.ord, k.subject, k.wrapped
      FROM jsonb_to_recordset(p_asks) AS a(ord integer, finder text)
     CROSS JOIN LATERAL (SELECT k.subject, k.wrapped FROM ledger.key k
                          WHERE k.city = p_city AND k.finder = decode(a.finder, 'hex') OFFSET 0) k
     WHERE a.finder IS NOT NULL
    UNION ALL
    SELECT a.ord, k.subject, k.wrapped
      FROM jsonb_to_recordset(p_asks) AS a(ord integer, stream uuid, finder text)
     CROSS JOIN LATERAL (SELECT coalesce((SELECT i.subject FROM ledger.contact_index i
                                           WHERE i.city = p_city AND i.stream = a.stream
                                           ORDER BY i.finder LIMIT 1), a.stream) AS subject) own
     CROSS JOIN LATERAL (SELECT k.subject, k.wrapped FROM ledger.key k
                          WHERE k.city = p_city AND k.subject = own.subject OFFSET 0) k
     WHERE a.finder IS NULL;
END
$$;

-- The wrapped key of one event that the viewer sees; no row when there is none or it was destroyed.
CREATE FUNCTION ledger.wrapped_key(p_city text, p_subject uuid) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT wrapped FROM ledger.key WHERE city = p_city AND subject = p_subject $$;

-- Streams that speak of the holder of a phone number.
CREATE FUNCTION ledger.streams_of_contact(p_city text, p_finder bytea) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT stream FROM ledger.contact_index WHERE city = p_city AND finder = p_finder ORDER BY stream $$;

CREATE FUNCTION ledger.put_account(p_city text, p_login text, p_hash text, p_person text, p_closed boolean)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.account (city, login, password_hash, person, closed)
  VALUES (p_city, p_login, p_hash, p_person, p_closed)
  ON CONFLICT (city, login) DO UPDATE
    SET (password_hash, person, closed) = (excluded.password_hash, excluded.person, excluded.closed)
$$;

CREATE FUNCTION ledger.account_of(p_city text, p_login text)
RETURNS TABLE (login text, password_hash text, person text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT login, password_hash, person FROM ledger.account
   WHERE city = p_city AND login = p_login AND NOT closed
$$;

CREATE FUNCTION ledger.begin_session(p_city text, p_token_hash text, p_person text, p_now timestamptz, p_expires timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM ledger.session WHERE city = p_city AND expires_at < p_now;
  INSERT INTO ledger.session (city, token_hash, person, begun_at, expires_at)
  VALUES (p_city, p_token_hash, p_person, p_now, p_expires);
END
$$;

CREATE FUNCTION ledger.session_of(p_city text, p_token_hash text, p_now timestamptz)
RETURNS TABLE (person text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.person, s.expires_at FROM ledger.session s
    JOIN ledger.person p ON p.city = s.city AND p.id = s.person AND NOT p.departed
   WHERE s.city = p_city AND s.token_hash = p_token_hash AND s.expires_at > p_now
$$;

CREATE FUNCTION ledger.end_session(p_city text, p_token_hash text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ DELETE FROM ledger.session WHERE city = p_city AND token_hash = p_token_hash $$;

-- An import run as it stands; the whole row is given each time.
CREATE FUNCTION ledger.put_import(p_city text, p_run jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.import_run AS r
  SELECT n.* FROM jsonb_populate_record(NULL::ledger.import_run, p_run || jsonb_build_object('city', p_city)) n
  ON CONFLICT (city, id) DO UPDATE SET
    (status, ended_at, rows_read, rows_added, rows_repeated, rows_bad, report)
    = (excluded.status, excluded.ended_at, excluded.rows_read, excluded.rows_added, excluded.rows_repeated,
       excluded.rows_bad, excluded.report)
$$;

-- Which of these rows have entered before.
CREATE FUNCTION ledger.imported(p_city text, p_source text, p_keys text[]) RETURNS TABLE (source_key text, stream uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT source_key, stream FROM ledger.import_row
   WHERE city = p_city AND source = p_source AND source_key = ANY (p_keys)
$$;

CREATE FUNCTION ledger.note_imported(p_city text, p_source text, p_run uuid, p_keys text[], p_streams uuid[])
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.import_row (city, source, source_key, run, stream)
  SELECT p_city, p_source, q.key, p_run, q.stream FROM unnest(p_keys, p_streams) AS q(key, stream)
  ON CONFLICT DO NOTHING
$$;

GRANT EXECUTE ON FUNCTION
  ledger.take_numbers(text, text, integer), ledger.keys_for(text, jsonb), ledger.wrapped_key(text, uuid),
  ledger.streams_of_contact(text, bytea),
  ledger.put_account(text, text, text, text, boolean), ledger.account_of(text, text),
  ledger.begin_session(text, text, text, timestamptz, timestamptz),
  ledger.session_of(text, text, timestamptz), ledger.end_session(text, text),
  ledger.put_import(text, jsonb), ledger.imported(text, text, text[]),
  ledger.note_imported(text, text, uuid, text[], uuid[])
  TO xinlian_app;
