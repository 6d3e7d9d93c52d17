-- Search. GIN's operators are not leakproof, so under row-level security they could not use their index; hence a function that runs as the
-- owner and gives only rows that the viewer sees. Nobody else reads the table. The conditions repeat the policies of case_row; a test holds
-- the two against each other for every kind of viewer.
CREATE FUNCTION ledger.find_cases(p_words text[], p_phrase text, p_bigrams text[], p_limit integer,
                                  p_before timestamptz, p_before_stream uuid)
RETURNS TABLE (stream uuid, opened_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_role text := ledger.my('role');
  v_seen text;
  v_asked text := '';
  v_query tsquery;
BEGIN
  v_seen := CASE v_role
    WHEN 'xinlian_engine' THEN 'true'
    WHEN 'xinlian_public' THEN 'c.public'
    WHEN 'xinlian_citizen' THEN 'c.stream = ANY (ledger.my_list(''streams'')::uuid[])'
    WHEN 'xinlian_wide' THEN 'c.pack = ANY ($6.wide)'
    WHEN 'xinlian_scoped' THEN 'ledger.reaches($6, c)'
    ELSE 'false' END;
  IF v_role IN ('xinlian_wide', 'xinlian_scoped') THEN
    v_seen := v_seen || ' AND NOT ($6.person = ANY (c.barred_people)) AND NOT ($6.own_units && c.barred_units)';
  END IF;
  IF cardinality(p_words) > 0 THEN
    v_query := (SELECT string_agg('''' || replace(replace(w, '\', '\\'), '''', '''''') || '''', ' & ')
                  FROM unnest(p_words) w)::tsquery;
    v_asked := v_asked || ' AND s.words @@ $2';
  END IF;
  IF p_phrase <> '' THEN
    v_asked := v_asked || ' AND s.bigrams @> $3 AND position($4 in s.body) > 0';
  END IF;
  IF p_before IS NOT NULL THEN
    v_asked := v_asked || ' AND (c.opened_at, c.stream) < ($7, $8)';
  END IF;
  RETURN QUERY EXECUTE
    'SELECT c.stream, c.opened_at FROM ledger.search s
       JOIN ledger.case_row c ON c.city = s.city AND c.stream = s.stream
      WHERE s.city = $1 AND ' || v_seen || v_asked || '
      ORDER BY c.opened_at DESC, c.stream DESC LIMIT $5'
    USING ledger.my('city'), v_query, p_bigrams, p_phrase, p_limit,
          ROW(ledger.my('person'), ledger.my_list('wide'), ledger.my_list('areas'), ledger.my_list('units'),
              ledger.my_list('packs'), ledger.my_list('own_units'), false, false)::ledger.reach,
          p_before, p_before_stream;
END
$$;
GRANT EXECUTE ON FUNCTION ledger.find_cases(text[], text, text[], integer, timestamptz, uuid)
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;
