-- Papers of one case or one entry of a register, and public ones. A paper of a case is seen by those who see the case. Numbers of such papers
-- are given when they are published: the stream of numbers of a bulletin and year grows by one event a number, so there is no gap and no double.

ALTER TABLE ledger.bulletin
  ALTER COLUMN number DROP NOT NULL,
  ADD COLUMN of_kind text CHECK (of_kind IN ('case', 'register')),
  ADD COLUMN of_stream uuid,
  ADD COLUMN public boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT bulletin_of CHECK ((of_kind IS NULL) = (of_stream IS NULL));

DROP INDEX ledger.bulletin_period;
CREATE UNIQUE INDEX bulletin_period ON ledger.bulletin (city, pack, name, period)
  WHERE corrects IS NULL AND of_stream IS NULL;
CREATE UNIQUE INDEX bulletin_of_entry ON ledger.bulletin (city, pack, name, of_stream)
  WHERE corrects IS NULL AND of_kind = 'register';
CREATE INDEX bulletin_of_stream ON ledger.bulletin (city, of_stream, drafted_at DESC, id DESC)
  WHERE of_stream IS NOT NULL;
CREATE INDEX bulletin_public ON ledger.bulletin (city, published_at DESC, id DESC)
  WHERE public AND state = 'published';

CREATE POLICY bulletin_of_case ON ledger.bulletin AS RESTRICTIVE FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (of_kind IS DISTINCT FROM 'case' OR EXISTS (
    SELECT FROM ledger.case_row c WHERE c.city = bulletin.city AND c.stream = bulletin.of_stream));
CREATE POLICY bulletin_receipt ON ledger.bulletin FOR SELECT TO xinlian_citizen
  USING (city = (SELECT ledger.my('city')) AND state = 'published' AND of_kind = 'case'
    AND of_stream = ANY ((SELECT ledger.my_list('streams'))::uuid[]));
CREATE POLICY bulletin_public ON ledger.bulletin FOR SELECT TO xinlian_public
  USING (city = (SELECT ledger.my('city')) AND state = 'published' AND public);
GRANT SELECT ON ledger.bulletin TO xinlian_citizen, xinlian_public;

ALTER FUNCTION ledger.project_office(text, uuid, text, jsonb, timestamptz) RENAME TO project_but_papers;
CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_kind = 'bulletin-numbered' THEN
    RETURN;
  END IF;
  IF p_kind NOT IN ('bulletin-drafted', 'bulletin-edited', 'bulletin-published') THEN
    PERFORM ledger.project_but_papers(p_city, p_stream, p_kind, p_body, p_at);
    RETURN;
  END IF;
  INSERT INTO ledger.bulletin AS old (city, id, pack, name, period, year, number, version, seq, state, corrects,
                                      of_kind, of_stream, public, drafted_at, published_at, whole)
  VALUES (p_city, p_stream, p_body ->> 'pack', p_body ->> 'name', p_body ->> 'period', (p_body ->> 'year')::integer,
          (p_body ->> 'number')::integer, (p_body ->> 'version')::integer, 1, p_body ->> 'state', (p_body ->> 'corrects')::uuid,
          p_body -> 'of' ->> 'kind', (p_body -> 'of' ->> 'stream')::uuid, coalesce((p_body ->> 'public')::boolean, false),
          p_at, CASE WHEN p_kind = 'bulletin-published' THEN p_at END, p_body)
  ON CONFLICT (city, id) DO UPDATE SET
    (seq, year, number, state, published_at, whole)
    = (old.seq + 1, excluded.year, excluded.number, excluded.state,
       coalesce(old.published_at, excluded.published_at), excluded.whole);
  IF p_kind = 'bulletin-published' AND p_body ->> 'corrects' IS NOT NULL THEN
    UPDATE ledger.bulletin SET corrected_by = p_stream
     WHERE city = p_city AND id = (p_body ->> 'corrects')::uuid;
  END IF;
END
$$;

-- A paper that comes with the case whose action draws it up is judged by that case.
ALTER FUNCTION ledger.refusals(text, integer[], jsonb, jsonb) RENAME TO refusals_but_papers;
CREATE FUNCTION ledger.refusals(p_city text, p_fresh integer[], p_commands jsonb, p_writes jsonb)
RETURNS TABLE (ord integer, stream uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT FROM jsonb_to_recordset(p_writes) AS w(type text) WHERE w.type = 'bulletin') THEN
    RETURN QUERY SELECT r.ord, r.stream FROM ledger.refusals_but_papers(p_city, p_fresh, p_commands, p_writes) r;
    RETURN;
  END IF;
  RETURN QUERY
    SELECT r.ord, r.stream
      FROM ledger.refusals_but_papers(p_city, p_fresh, p_commands,
             (SELECT coalesce(jsonb_agg(w), '[]') FROM jsonb_array_elements(p_writes) w
               WHERE NOT (w ->> 'type' = 'bulletin' AND (w ->> 'expected')::bigint = 0
                 AND EXISTS (SELECT FROM jsonb_to_recordset(p_writes) AS o(ord integer, type text)
                              WHERE o.ord = (w ->> 'ord')::integer AND o.type = 'case')))) r;
END
$$;
