-- What the engine tells people: notices to those who work here, letters to citizens. Both follow from the outbox, so a message that was
-- handed on twice by a crash stands here once.

-- To a person, or to whoever has the role of the pack (in that unit, or in any). A notice about a case is seen with the case.
CREATE TABLE ledger.notice (
  city text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  outbox bigint,
  kind text NOT NULL CHECK (kind IN ('told', 'mentioned')),
  stream uuid NOT NULL,
  person text,
  pack text,
  role text,
  unit text,
  written_by text,
  text jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (city, id),
  CHECK ((person IS NULL) <> (role IS NULL))
);
CREATE UNIQUE INDEX notice_once ON ledger.notice (city, outbox) WHERE outbox IS NOT NULL;
CREATE INDEX notice_person ON ledger.notice (city, person, id DESC) WHERE person IS NOT NULL;
CREATE INDEX notice_role ON ledger.notice (city, pack, role, unit, id DESC) WHERE role IS NOT NULL;
CREATE INDEX notice_age ON ledger.notice (city, made_at);

CREATE TABLE ledger.notice_read (
  city text NOT NULL,
  person text NOT NULL,
  notice bigint NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (city, person, notice)
);

-- A message to the citizen of a case. The phone is not here: it is unsealed for the moment of sending.
-- state: waiting, sent, failed (tries are used up), kept (nothing sends here: it is read out or shown on the case).
CREATE TABLE ledger.letter (
  city text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  outbox bigint,
  stream uuid NOT NULL,
  text jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'kept')),
  tries integer NOT NULL DEFAULT 0,
  next_at timestamptz,
  sent_at timestamptz,
  why text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (city, id)
);
CREATE UNIQUE INDEX letter_once ON ledger.letter (city, outbox, stream) WHERE outbox IS NOT NULL;
CREATE INDEX letter_case ON ledger.letter (city, stream, id);
CREATE INDEX letter_waiting ON ledger.letter (city, next_at) WHERE state = 'waiting';

-- Who acts for whom, from when until when. Ended early = until_at moves forward.
CREATE TABLE ledger.deputy (
  city text NOT NULL,
  id uuid NOT NULL,
  absent text NOT NULL,
  deputy text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  why text NOT NULL,
  PRIMARY KEY (city, id)
);
CREATE INDEX deputy_acts ON ledger.deputy (city, deputy, until_at);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notice', 'notice_read', 'letter', 'deputy'] LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
END
$$;

-- The posts that a person may use now: his own, and those of whom he stands in for.
CREATE FUNCTION ledger.posts_of(p_city text, p_person text)
RETURNS TABLE (person text, pack text, role text, unit text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.person, p.pack, p.role, p.unit
    FROM ledger.post p
    JOIN ledger.person who ON who.city = p.city AND who.id = p.person AND NOT who.departed
   WHERE p.city = p_city AND p.person = p_person
  UNION
  SELECT p.person, p.pack, p.role, p.unit
    FROM ledger.deputy d
    JOIN ledger.person self ON self.city = d.city AND self.id = d.deputy AND NOT self.departed
    JOIN ledger.person absent ON absent.city = d.city AND absent.id = d.absent AND NOT absent.departed
    JOIN ledger.post p ON p.city = d.city AND p.person = d.absent AND p.pack <> '*'
   WHERE d.city = p_city AND d.deputy = p_person AND d.from_at <= now() AND d.until_at > now()
$$;

-- As before, over the posts that may be used now.
CREATE OR REPLACE FUNCTION ledger.reach_of(p_city text, p_person text) RETURNS ledger.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH held AS (
    SELECT p.pack, p.role, p.unit FROM ledger.posts_of(p_city, p_person) p
  ), seen AS (
    SELECT h.pack, h.unit, r.sees
      FROM held h
      JOIN ledger.role_reach r ON r.city = p_city AND r.pack = h.pack AND r.role = h.role
    UNION ALL
    SELECT r.pack, h.unit, 'city'
      FROM held h
      JOIN (SELECT DISTINCT pack FROM ledger.role_reach WHERE city = p_city) r ON true
     WHERE h.pack = '*' AND h.role = 'auditor'
  )
  SELECT ROW(
    p_person,
    coalesce(array_agg(DISTINCT s.pack) FILTER (WHERE s.sees = 'city'), '{}'),
    coalesce(array_agg(DISTINCT s.pack || '/' || a.prefix) FILTER (WHERE s.sees = 'area' AND a.prefix <> ''), '{}'),
    coalesce(array_agg(DISTINCT s.pack || '/' || s.unit) FILTER (WHERE s.sees = 'unit'), '{}'),
    coalesce(array_agg(DISTINCT s.pack), '{}'),
    (SELECT coalesce(array_agg(DISTINCT h.unit), '{}') FROM held h),
    EXISTS (SELECT FROM held h WHERE h.pack = '*' AND h.role = 'admin'),
    EXISTS (SELECT FROM held h WHERE h.pack = '*' AND h.role IN ('admin', 'auditor'))
  )::ledger.reach
    FROM seen s
    LEFT JOIN ledger.unit u ON u.city = p_city AND u.id = s.unit
    LEFT JOIN ledger.area a ON a.city = p_city AND a.code = u.area
$$;

CREATE POLICY notice_mine ON ledger.notice FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND (person = (SELECT ledger.my('person')) OR EXISTS (
      SELECT FROM ledger.posts_of(city, (SELECT ledger.my('person'))) p
       WHERE p.pack = notice.pack AND p.role = notice.role AND (notice.unit IS NULL OR p.unit = notice.unit)))
    AND EXISTS (SELECT FROM ledger.case_row c WHERE c.city = notice.city AND c.stream = notice.stream));
CREATE POLICY notice_read_mine ON ledger.notice_read FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND person = (SELECT ledger.my('person')));
CREATE POLICY letter_of_case ON ledger.letter FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (EXISTS (SELECT FROM ledger.case_row c WHERE c.city = letter.city AND c.stream = letter.stream));
CREATE POLICY deputy_staff ON ledger.deputy FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')));
GRANT SELECT ON ledger.notice, ledger.notice_read, ledger.letter, ledger.deputy TO xinlian_wide, xinlian_scoped;
GRANT EXECUTE ON FUNCTION ledger.posts_of(text, text) TO xinlian_wide, xinlian_scoped;

-- The worker puts what it took from the outbox here and marks it sent, in one transaction.
CREATE POLICY notice_put ON ledger.notice FOR INSERT TO xinlian_engine
  WITH CHECK (city = (SELECT ledger.my('city')));
CREATE POLICY notice_drop ON ledger.notice FOR DELETE TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
CREATE POLICY notice_read_drop ON ledger.notice_read FOR DELETE TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
CREATE POLICY letter_put ON ledger.letter FOR INSERT TO xinlian_engine
  WITH CHECK (city = (SELECT ledger.my('city')));
CREATE POLICY letter_moved ON ledger.letter FOR UPDATE TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
GRANT INSERT, DELETE ON ledger.notice TO xinlian_engine;
GRANT DELETE ON ledger.notice_read TO xinlian_engine;
GRANT INSERT ON ledger.letter TO xinlian_engine;
GRANT UPDATE (state, tries, next_at, sent_at, why) ON ledger.letter TO xinlian_engine;

-- A reader ticks off his own notices; only those he can see count.
CREATE FUNCTION ledger.read_notices(p_city text, p_person text, p_ids bigint[], p_at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.notice_read (city, person, notice, read_at)
  SELECT p_city, p_person, n.id, p_at
    FROM ledger.notice n
   WHERE n.city = p_city AND n.id = ANY (p_ids)
     AND (n.person = p_person OR EXISTS (
       SELECT FROM ledger.posts_of(p_city, p_person) p
        WHERE p.pack = n.pack AND p.role = n.role AND (n.unit IS NULL OR p.unit = n.unit)))
  ON CONFLICT DO NOTHING
$$;
GRANT EXECUTE ON FUNCTION ledger.read_notices(text, text, bigint[], timestamptz) TO xinlian_app;

-- Accounts end with the person who leaves.
CREATE FUNCTION ledger.close_accounts(p_city text, p_person text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE ledger.account SET closed = true WHERE city = p_city AND person = p_person;
  DELETE FROM ledger.session WHERE city = p_city AND person = p_person;
$$;
GRANT EXECUTE ON FUNCTION ledger.close_accounts(text, text) TO xinlian_app;

-- One more kind of change to the frame.
ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_frame;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_kind = 'deputy-set' THEN
    INSERT INTO ledger.deputy (city, id, absent, deputy, from_at, until_at, why)
    VALUES (p_city, (p_body ->> 'id')::uuid, p_body ->> 'absent', p_body ->> 'deputy',
            to_timestamp((p_body ->> 'from')::float8 / 1000), to_timestamp((p_body ->> 'until')::float8 / 1000),
            p_body ->> 'why')
    ON CONFLICT (city, id) DO UPDATE SET (from_at, until_at, why) = (excluded.from_at, excluded.until_at, excluded.why);
  ELSE
    PERFORM ledger.project_frame(p_city, p_stream, p_kind, p_body, p_at);
  END IF;
END
$$;

-- A case made by another one, on which the citizen may act, is followed with the receipt of the case it stems from: the writer names that
-- case as `from:<stream>` where a hash would stand.
CREATE FUNCTION ledger.hand_on_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO ledger.receipt (city, hash, stream)
  SELECT NEW.city, r.hash, NEW.stream
    FROM ledger.receipt r
   WHERE r.city = NEW.city AND r.stream = split_part(NEW.hash, ':', 2)::uuid
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER receipt_handed_on BEFORE INSERT ON ledger.receipt
  FOR EACH ROW WHEN (NEW.hash LIKE 'from:%') EXECUTE FUNCTION ledger.hand_on_receipt();

-- Hashes of the receipts that open a case: whoever derives a secret sees whether somebody holds it.
CREATE FUNCTION ledger.receipts_of(p_city text, p_stream uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT ARRAY(SELECT hash FROM ledger.receipt WHERE city = p_city AND stream = p_stream) $$;
GRANT EXECUTE ON FUNCTION ledger.receipts_of(text, uuid) TO xinlian_engine;
