-- Attachments: encrypted chunks, found by the HMAC of their content, read through the case and the field that name them.

-- id: HMAC of the content, hex. blob: under which its chunks lie. wrapped: its own key under the master key; empty after an erasure.
-- attached: a case names it; what no case names is loose and let go after a day.
CREATE TABLE ledger.file (
  city text NOT NULL,
  id text NOT NULL,
  blob uuid NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL,
  chunks integer NOT NULL,
  wrapped bytea,
  stored_at timestamptz NOT NULL,
  attached boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city, id)
);
CREATE UNIQUE INDEX file_blob ON ledger.file (city, blob);
CREATE INDEX file_loose ON ledger.file (city, stored_at) INCLUDE (size) WHERE NOT attached;

-- Ciphertext is not compressed again.
CREATE TABLE ledger.file_chunk (
  city text NOT NULL,
  blob uuid NOT NULL,
  n integer NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (city, blob, n)
);
ALTER TABLE ledger.file_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- Uploads under way: no file stands for their chunks yet.
CREATE TABLE ledger.file_upload (
  city text NOT NULL,
  blob uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (city, blob)
);
CREATE INDEX file_upload_begun ON ledger.file_upload (city, begun_at);

-- Who sent a file in, as principals are written: he may name it in a case.
CREATE TABLE ledger.file_giver (
  city text NOT NULL,
  file text NOT NULL,
  giver text NOT NULL,
  PRIMARY KEY (city, file, giver)
);

-- Which field of which case names a file, or named it once: the story still shows it. sealed: only for those who may look.
CREATE TABLE ledger.file_case (
  city text NOT NULL,
  file text NOT NULL,
  stream uuid NOT NULL,
  field text NOT NULL,
  sealed boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (city, stream, field, file)
);
CREATE INDEX file_case_file ON ledger.file_case (city, file);

ALTER TABLE ledger.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.file_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.file_upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.file_giver ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.file_case ENABLE ROW LEVEL SECURITY;

-- Open fields are seen by whoever sees the case; a sealed one is read for the viewer by the engine, once the look is on record.
CREATE POLICY file_case_seen ON ledger.file_case FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_citizen
  USING (NOT sealed AND EXISTS (
    SELECT FROM ledger.case_row c WHERE c.city = file_case.city AND c.stream = file_case.stream));
CREATE POLICY file_case_public ON ledger.file_case FOR SELECT TO xinlian_public
  USING (NOT sealed AND EXISTS (
    SELECT FROM ledger.case_row c
     WHERE c.city = file_case.city AND c.stream = file_case.stream AND c.public
       AND jsonb_path_exists(c.shown -> file_case.field, '$[*] ? (@.id == $id)',
                             jsonb_build_object('id', file_case.file))));
CREATE POLICY file_case_engine ON ledger.file_case FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

CREATE POLICY file_giver_own ON ledger.file_giver FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND giver = 'person:' || (SELECT ledger.my('person')));

CREATE POLICY file_of_case ON ledger.file FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public
  USING (EXISTS (SELECT FROM ledger.file_case k WHERE k.city = file.city AND k.file = file.id));
CREATE POLICY file_given ON ledger.file FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (EXISTS (SELECT FROM ledger.file_giver g WHERE g.city = file.city AND g.file = file.id));
CREATE POLICY file_engine ON ledger.file FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

CREATE POLICY file_chunk_of_file ON ledger.file_chunk FOR SELECT
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine
  USING (EXISTS (SELECT FROM ledger.file f WHERE f.city = file_chunk.city AND f.blob = file_chunk.blob));

GRANT SELECT ON ledger.file_case, ledger.file_chunk
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;
GRANT SELECT (city, id, blob, type, size, chunks, stored_at, attached) ON ledger.file
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;
GRANT SELECT ON ledger.file_giver TO xinlian_wide, xinlian_scoped;

-- What files a case's state names, field by field; of a sealed field the state knows only their ids.
CREATE FUNCTION ledger.files_named(p_whole jsonb) RETURNS TABLE (field text, file text, sealed boolean)
LANGUAGE sql IMMUTABLE
AS $$
  SELECT f.key, named ->> 'id', false
    FROM jsonb_each(p_whole -> 'fields') f
   CROSS JOIN LATERAL jsonb_path_query(f.value, '$[*] ? (exists (@.id) && exists (@.type) && exists (@.size))') named
  UNION
  SELECT s.key, id, true
    FROM jsonb_each(p_whole -> 'sealed') s
   CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(s.value -> 'files', '[]')) id
$$;

-- Whether this principal may name this file in one of these cases: he sent it in, it stands there already, or he sees it in a case.
-- A stranger's upload may be named once, by a stranger; afterwards those who see it there could name it too.
CREATE FUNCTION ledger.may_name(p_city text, p_principal text, p_file text, p_streams uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p_principal IN ('clock', 'founder')
      OR EXISTS (SELECT FROM ledger.file_giver g
                  WHERE g.city = p_city AND g.file = p_file AND g.giver = p_principal)
      OR EXISTS (SELECT FROM ledger.file_case k
                  WHERE k.city = p_city AND k.file = p_file AND k.stream = ANY (p_streams))
      OR EXISTS (SELECT FROM ledger.file_case k
                   JOIN ledger.case_row c ON c.city = k.city AND c.stream = k.stream
                  WHERE k.city = p_city AND k.file = p_file AND NOT k.sealed
                    AND CASE split_part(p_principal, ':', 1)
                          WHEN 'person' THEN ledger.reaches(ledger.reach_of(p_city, split_part(p_principal, ':', 2)), c)
                          WHEN 'citizen' THEN EXISTS (SELECT FROM ledger.receipt r
                                                       WHERE r.city = p_city AND r.stream = c.stream
                                                         AND r.hash = split_part(p_principal, ':', 2))
                          ELSE false END)
$$;

-- The rows of file_case, in the append's own transaction: whoever wrote the case's last event names its new files. One that he may not
-- name, or that is not there, gains no row, and is read by nobody through this case.
CREATE FUNCTION ledger.note_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_principal text;
  v_named record;
BEGIN
  FOR v_named IN
    SELECT n.field, n.file, n.sealed FROM ledger.files_named(NEW.whole) n
     WHERE NOT EXISTS (SELECT FROM ledger.file_case k
                        WHERE k.city = NEW.city AND k.stream = NEW.stream AND k.field = n.field AND k.file = n.file)
     ORDER BY n.file
  LOOP
    IF v_principal IS NULL THEN
      SELECT convert_from(e.envelope, 'UTF8')::jsonb ->> 'principal' INTO v_principal
        FROM ledger.event e WHERE e.city = NEW.city AND e.stream = NEW.stream AND e.seq = NEW.seq;
    END IF;
    PERFORM FROM ledger.file f WHERE f.city = NEW.city AND f.id = v_named.file FOR UPDATE;
    CONTINUE WHEN NOT FOUND;
    CONTINUE WHEN ledger.may_name(NEW.city, v_principal, v_named.file, NEW.stream || NEW.links) IS NOT TRUE;
    INSERT INTO ledger.file_case (city, file, stream, field, sealed, at)
    VALUES (NEW.city, v_named.file, NEW.stream, v_named.field, v_named.sealed, NEW.recorded_at);
    UPDATE ledger.file f SET attached = true WHERE f.city = NEW.city AND f.id = v_named.file AND NOT f.attached;
    DELETE FROM ledger.file_giver g
     WHERE g.city = NEW.city AND g.file = v_named.file AND g.giver = 'citizen:new';
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER case_files AFTER INSERT OR UPDATE OF whole ON ledger.case_row FOR EACH ROW
  WHEN (jsonb_path_exists(NEW.whole, '$.fields.*[*].size') OR jsonb_path_exists(NEW.whole, '$.sealed.*.files'))
  EXECUTE FUNCTION ledger.note_files();

-- When a subject's key is destroyed, so are the keys of the files in his sealed fields, unless another case shows them.
CREATE FUNCTION ledger.forget_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE ledger.file f SET wrapped = NULL
   WHERE f.city = NEW.city AND f.id IN (
     SELECT k.file FROM ledger.event e
       JOIN ledger.file_case k ON k.city = e.city AND k.stream = e.stream AND k.sealed
      WHERE e.city = NEW.city AND e.subject = NEW.subject)
     AND NOT EXISTS (
       SELECT FROM ledger.file_case o
        WHERE o.city = f.city AND o.file = f.id
          AND (NOT o.sealed OR NOT EXISTS (SELECT FROM ledger.event e
                                            WHERE e.city = o.city AND e.stream = o.stream AND e.subject = NEW.subject)));
  RETURN NULL;
END
$$;

CREATE TRIGGER key_files AFTER UPDATE OF wrapped ON ledger.key FOR EACH ROW
  WHEN (OLD.wrapped IS NOT NULL AND NEW.wrapped IS NULL)
  EXECUTE FUNCTION ledger.forget_files();

-- Doors for the application. An upload is a row that says so, then chunk by chunk in transactions of their own: a long upload holds none open.
CREATE FUNCTION ledger.begin_file(p_city text, p_blob uuid, p_now timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ INSERT INTO ledger.file_upload (city, blob, begun_at) VALUES (p_city, p_blob, p_now) $$;

CREATE FUNCTION ledger.put_chunk(p_city text, p_blob uuid, p_n integer, p_data bytea) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.file_chunk (city, blob, n, data)
  SELECT p_city, p_blob, p_n, p_data
   WHERE EXISTS (SELECT FROM ledger.file_upload u WHERE u.city = p_city AND u.blob = p_blob)
  RETURNING true
$$;

-- The upload becomes a file. When the same content is there already, that one stays and these chunks go.
CREATE FUNCTION ledger.finish_file(p_city text, p_blob uuid, p_id text, p_type text, p_size bigint, p_chunks integer,
                                   p_wrapped bytea, p_giver text, p_now timestamptz)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_blob uuid;
  v_type text;
BEGIN
  DELETE FROM ledger.file_upload u WHERE u.city = p_city AND u.blob = p_blob;
  IF NOT FOUND THEN RAISE EXCEPTION 'no upload % is under way', p_blob; END IF;
  INSERT INTO ledger.file AS f (city, id, blob, type, size, chunks, wrapped, stored_at)
  VALUES (p_city, p_id, p_blob, p_type, p_size, p_chunks, p_wrapped, p_now)
  ON CONFLICT (city, id) DO UPDATE SET
    (stored_at, blob, wrapped, chunks) = (greatest(f.stored_at, excluded.stored_at),
       CASE WHEN f.wrapped IS NULL THEN excluded.blob ELSE f.blob END,
       coalesce(f.wrapped, excluded.wrapped), CASE WHEN f.wrapped IS NULL THEN excluded.chunks ELSE f.chunks END)
  RETURNING f.blob, f.type INTO v_blob, v_type;
  IF v_blob <> p_blob THEN
    DELETE FROM ledger.file_chunk c WHERE c.city = p_city AND c.blob = p_blob;
  END IF;
  INSERT INTO ledger.file_giver (city, file, giver) VALUES (p_city, p_id, p_giver) ON CONFLICT DO NOTHING;
  RETURN v_type;
END
$$;

CREATE FUNCTION ledger.drop_upload(p_city text, p_blob uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM ledger.file_upload u WHERE u.city = p_city AND u.blob = p_blob;
  IF FOUND THEN
    DELETE FROM ledger.file_chunk c WHERE c.city = p_city AND c.blob = p_blob;
  END IF;
END
$$;

-- Of these files those that the principal may name in a form for the case; each is kept for another day.
CREATE FUNCTION ledger.name_files(p_city text, p_principal text, p_stream uuid, p_ids text[], p_now timestamptz)
RETURNS TABLE (id text, type text, size bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE ledger.file f SET stored_at = greatest(f.stored_at, p_now)
   WHERE f.city = p_city AND f.id = ANY (p_ids)
     AND ledger.may_name(p_city, p_principal, f.id, ARRAY[p_stream])
  RETURNING f.id, f.type, f.size
$$;

CREATE FUNCTION ledger.file_key(p_city text, p_id text) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT wrapped FROM ledger.file WHERE city = p_city AND id = p_id $$;

-- Bytes that no case names: what strangers may leave here is bounded.
CREATE FUNCTION ledger.loose_bytes(p_city text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT coalesce(sum(size), 0)::bigint FROM ledger.file WHERE city = p_city AND NOT attached $$;

-- Lets go of what nobody named, and of uploads that never ended.
CREATE FUNCTION ledger.drop_loose(p_city text, p_before timestamptz, p_limit integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_loose record;
  v_count integer := 0;
BEGIN
  FOR v_loose IN
    SELECT f.id, f.blob FROM ledger.file f
     WHERE f.city = p_city AND NOT f.attached AND f.stored_at < p_before
     ORDER BY f.stored_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  LOOP
    DELETE FROM ledger.file f WHERE f.city = p_city AND f.id = v_loose.id;
    DELETE FROM ledger.file_giver g WHERE g.city = p_city AND g.file = v_loose.id;
    DELETE FROM ledger.file_chunk c WHERE c.city = p_city AND c.blob = v_loose.blob;
    v_count := v_count + 1;
  END LOOP;
  FOR v_loose IN
    SELECT u.blob FROM ledger.file_upload u
     WHERE u.city = p_city AND u.begun_at < p_before
     ORDER BY u.begun_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  LOOP
    DELETE FROM ledger.file_upload u WHERE u.city = p_city AND u.blob = v_loose.blob;
    DELETE FROM ledger.file_chunk c WHERE c.city = p_city AND c.blob = v_loose.blob;
    v_count := v_count + 1;
  END LOOP;
  RETURN v_count;
END
$$;

GRANT EXECUTE ON FUNCTION
  ledger.begin_file(text, uuid, timestamptz), ledger.put_chunk(text, uuid, integer, bytea),
  ledger.finish_file(text, uuid, text, text, bigint, integer, bytea, text, timestamptz),
  ledger.drop_upload(text, uuid), ledger.name_files(text, text, uuid, text[], timestamptz),
  ledger.file_key(text, text), ledger.loose_bytes(text), ledger.drop_loose(text, timestamptz, integer)
  TO xinlian_app;
