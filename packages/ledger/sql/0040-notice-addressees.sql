-- Whoever opens a page asks for his newest notices: they are found by the addressee and walked from the newest on, however many notices
-- the city has. Before, each notice of the city was held against the posts of the reader.

ALTER TABLE ledger.notice ADD COLUMN addressee text NOT NULL GENERATED ALWAYS AS (
  CASE WHEN person IS NOT NULL THEN 'person/' || person
       ELSE 'role/' || pack || '/' || role || '/' || coalesce(unit, '*') END) STORED;
DROP INDEX ledger.notice_person, ledger.notice_role;
CREATE INDEX notice_addressee ON ledger.notice (city, addressee, id DESC);

-- What notices are addressed to when they reach a person: himself, and each post that he may use now.
CREATE FUNCTION ledger.addressees(p_city text, p_person text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ARRAY(
    SELECT 'person/' || p_person
    UNION
    SELECT 'role/' || p.pack || '/' || p.role || '/' || u.unit
      FROM ledger.posts_of(p_city, p_person) p
      CROSS JOIN LATERAL (VALUES (p.unit), ('*')) AS u (unit)
     WHERE u.unit IS NOT NULL)
$$;
GRANT EXECUTE ON FUNCTION ledger.addressees(text, text) TO xinlian_wide, xinlian_scoped;

DROP POLICY notice_mine ON ledger.notice;
CREATE POLICY notice_mine ON ledger.notice FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND addressee = ANY ((SELECT ledger.addressees(ledger.my('city'), ledger.my('person')))::text[])
    AND EXISTS (SELECT FROM ledger.case_row c WHERE c.city = notice.city AND c.stream = notice.stream));

-- Ids of the reader's newest notices before one of them; whether he still sees the case of each is asked by the policy.
CREATE FUNCTION ledger.my_notices(p_before bigint, p_limit integer) RETURNS TABLE (id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT x.id
    FROM unnest(ledger.addressees(ledger.my('city'), ledger.my('person'))) AS mine (addressee)
    CROSS JOIN LATERAL (
      SELECT n.id FROM ledger.notice n
       WHERE n.city = ledger.my('city') AND n.addressee = mine.addressee AND (p_before IS NULL OR n.id < p_before)
       ORDER BY n.id DESC LIMIT p_limit) x
   ORDER BY x.id DESC LIMIT p_limit
$$;
GRANT EXECUTE ON FUNCTION ledger.my_notices(bigint, integer) TO xinlian_wide, xinlian_scoped;

-- A reader ticks off his own notices.
CREATE OR REPLACE FUNCTION ledger.read_notices(p_city text, p_person text, p_ids bigint[], p_at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO ledger.notice_read (city, person, notice, read_at)
  SELECT p_city, p_person, n.id, p_at
    FROM ledger.notice n
   WHERE n.city = p_city AND n.id = ANY (p_ids)
     AND n.addressee = ANY (ledger.addressees(p_city, p_person))
  ON CONFLICT DO NOTHING
$$;
