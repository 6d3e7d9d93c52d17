-- Who keeps a row of duties, from when it holds, and what it rests on.
ALTER TABLE ledger.duty ADD COLUMN owner text, ADD COLUMN since date, ADD COLUMN basis text;

ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_offices_and_deputies;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.project_offices_and_deputies(p_city, p_stream, p_kind, p_body, p_at);
  IF p_kind = 'duties-set' THEN
    UPDATE ledger.duty k
       SET (owner, since, basis) = (d.owner, d.since, d.basis)
      FROM jsonb_to_recordset(p_body -> 'duties') AS d(id text, owner text, since date, basis text)
     WHERE k.city = p_city AND k.id = d.id
       AND (k.owner, k.since, k.basis) IS DISTINCT FROM (d.owner, d.since, d.basis);
  END IF;
END
$$;
