-- The public list is of what has ended. A pack may let the public see a case earlier, in a paper that lists it; it stands in the list when it is over.
CREATE OR REPLACE FUNCTION ledger.note_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ledger.public_facet p WHERE p.city = OLD.city AND p.stream = OLD.stream;
  END IF;
  IF NEW.public AND NEW.ended THEN
    INSERT INTO ledger.public_facet (city, pack, facet, at, stream)
    SELECT NEW.city, NEW.pack, f, coalesce(NEW.ended_at, NEW.opened_at), NEW.stream FROM ledger.facets_of(NEW) f
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
DELETE FROM ledger.public_facet p USING ledger.case_row c WHERE c.city = p.city AND c.stream = p.stream AND NOT c.ended;
