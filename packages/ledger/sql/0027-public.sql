-- What a public list is read by: one row for each way in which a public case can be asked for, so that every page of every filter is one range
-- of one index. facet: '' all, `area:<county>`, `<field>=<value>`, or both with a space between. at: when the case ended, else began.
CREATE TABLE ledger.public_facet (
  city text NOT NULL,
  pack text NOT NULL,
  facet text NOT NULL COLLATE "C",
  at timestamptz NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (city, pack, facet, at, stream)
);
CREATE INDEX public_facet_stream ON ledger.public_facet (city, stream);

ALTER TABLE ledger.public_facet ENABLE ROW LEVEL SECURITY;
CREATE POLICY public_facet_in_city ON ledger.public_facet FOR SELECT
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine
  USING (city = (SELECT ledger.my('city')));
GRANT SELECT ON ledger.public_facet
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;

-- The division right below the city in which an area lies.
CREATE FUNCTION ledger.county_of(p_city text, p_area text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT a.code FROM ledger.area a
   WHERE a.city = p_city AND a.parent = p_city AND left(p_area, length(a.prefix)) = a.prefix
   ORDER BY length(a.prefix) DESC LIMIT 1
$$;

-- What is shown and is one short word of a kind (a choice, an entry) can be asked for.
CREATE FUNCTION ledger.facets_of(p_case ledger.case_row) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH kinds AS (
    SELECT s.key || '=' || (s.value #>> '{}') AS kind
      FROM jsonb_each(p_case.shown) s
     WHERE jsonb_typeof(s.value) = 'string' AND (s.value #>> '{}') ~ '^[0-9a-z_-]{1,64}$'
  ), county AS (
    SELECT 'area:' || c AS place FROM ledger.county_of(p_case.city, p_case.area) c WHERE c IS NOT NULL
  )
  SELECT '' UNION ALL SELECT kind FROM kinds UNION ALL SELECT place FROM county
  UNION ALL SELECT place || ' ' || kind FROM county CROSS JOIN kinds
$$;

CREATE FUNCTION ledger.note_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ledger.public_facet p WHERE p.city = OLD.city AND p.stream = OLD.stream;
  END IF;
  IF NEW.public THEN
    INSERT INTO ledger.public_facet (city, pack, facet, at, stream)
    SELECT NEW.city, NEW.pack, f, coalesce(NEW.ended_at, NEW.opened_at), NEW.stream FROM ledger.facets_of(NEW) f
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER case_public AFTER INSERT ON ledger.case_row FOR EACH ROW
  WHEN (NEW.public) EXECUTE FUNCTION ledger.note_public();
CREATE TRIGGER case_public_now AFTER UPDATE OF public, shown, area, ended_at ON ledger.case_row FOR EACH ROW
  WHEN ((OLD.public OR NEW.public)
    AND (OLD.public, OLD.shown, OLD.area, OLD.ended_at) IS DISTINCT FROM (NEW.public, NEW.shown, NEW.area, NEW.ended_at))
  EXECUTE FUNCTION ledger.note_public();

INSERT INTO ledger.public_facet (city, pack, facet, at, stream)
SELECT c.city, c.pack, f, coalesce(c.ended_at, c.opened_at), c.stream
  FROM ledger.case_row c CROSS JOIN LATERAL ledger.facets_of(c) f
 WHERE c.public
ON CONFLICT DO NOTHING;
