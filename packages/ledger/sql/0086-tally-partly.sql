-- What a viewer sees besides folded counts: nothing is looked for in packs that he sees city-wide. Somebody who is named in years of cases, but sees
-- them all anyway, waits for none of them.
CREATE OR REPLACE FUNCTION ledger.tally_rest(p_since timestamptz)
RETURNS TABLE (kind text, slot integer, pack text, county text, n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
  SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  v_city text := ledger.my('city');
  v_role text := ledger.my('role');
  v_reach ledger.reach := ROW(ledger.my('person'), ledger.my_list('wide'), ledger.my_list('areas'), ledger.my_list('units'),
                              ledger.my_list('packs'), ledger.my_list('own_units'), false, false)::ledger.reach;
  -- Packs of which he does not see the whole city: only there can a case be his that no folded count holds for him.
  v_partly text[] := ARRAY(
    SELECT p FROM unnest(v_reach.packs) p
     WHERE p <> ALL (v_reach.wide)
       AND NOT EXISTS (SELECT FROM unnest(v_reach.areas) low
                         JOIN ledger.area a ON a.city = v_city AND a.code = v_city
                        WHERE split_part(low, '/', 1) = p AND starts_with(a.prefix, split_part(low, '/', 2))));
  v_names text[] := ARRAY(SELECT split_part(u, '/', 2) FROM unnest(v_reach.units) u);
BEGIN
  IF v_role IS NULL OR v_role NOT IN ('xinlian_wide', 'xinlian_scoped') THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH found AS (
      SELECT c.stream FROM ledger.case_row c WHERE c.city = v_city AND c.walled AND NOT c.ended
      UNION
      SELECT c.stream FROM ledger.case_row c WHERE c.city = v_city AND c.walled AND c.ended AND c.ended_at >= p_since
      UNION
      SELECT c.stream
        FROM unnest(v_reach.units) u
       CROSS JOIN LATERAL (
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(u, '/', 1) AND o.lead = split_part(u, '/', 2) AND NOT o.ended
         UNION ALL
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(u, '/', 1) AND o.lead = split_part(u, '/', 2)
            AND o.ended AND o.ended_at >= p_since) c
       WHERE split_part(u, '/', 1) = ANY (v_partly)
      UNION
      SELECT c.stream
        FROM unnest(v_reach.areas) low
       CROSS JOIN LATERAL (
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(low, '/', 1) AND o.county = left(split_part(low, '/', 2), 6) AND NOT o.ended
            AND o.area ~>=~ split_part(low, '/', 2) AND o.area ~<~ (split_part(low, '/', 2) || ':')
         UNION ALL
         SELECT o.stream FROM ledger.case_row o
          WHERE o.city = v_city AND o.pack = split_part(low, '/', 1) AND o.county = left(split_part(low, '/', 2), 6)
            AND o.ended AND o.ended_at >= p_since
            AND o.area ~>=~ split_part(low, '/', 2) AND o.area ~<~ (split_part(low, '/', 2) || ':')) c
       WHERE length(split_part(low, '/', 2)) > 6
      UNION
      SELECT c.stream FROM ledger.case_row c
       WHERE v_role = 'xinlian_scoped' AND cardinality(v_partly) > 0 AND c.city = v_city AND c.pack = ANY (v_partly)
         AND c.people <> '{}' AND c.people @> ARRAY[v_reach.person] AND (NOT c.ended OR c.ended_at >= p_since)
      UNION
      SELECT c.stream FROM ledger.case_row c
       WHERE v_role = 'xinlian_scoped' AND cardinality(v_partly) > 0 AND c.city = v_city AND c.pack = ANY (v_partly)
         AND c.units <> '{}' AND c.units && v_names AND (NOT c.ended OR c.ended_at >= p_since)
    ), counted AS (
      SELECT r.one
        FROM found f
       CROSS JOIN LATERAL (SELECT o AS one FROM ledger.case_row o WHERE o.city = v_city AND o.stream = f.stream OFFSET 0) r
       WHERE (NOT (r.one).ended OR (r.one).ended_at >= p_since)
         AND ((r.one).walled OR NOT ((r.one).pack = ANY (v_reach.wide) OR EXISTS (
               SELECT FROM unnest(v_reach.areas) low
                WHERE split_part(low, '/', 1) = (r.one).pack
                  AND (r.one).county ~>=~ split_part(low, '/', 2) AND (r.one).county ~<~ (split_part(low, '/', 2) || ':'))))
         AND ledger.reaches(v_reach, r.one)
    )
    SELECT t.kind, t.slot, (c.one).pack, (c.one).county, count(*)
      FROM counted c
     CROSS JOIN LATERAL ledger.tallies((c.one).opened_at, (c.one).ended, (c.one).ended_at, (c.one).breached_at,
                                       (c.one).light_clock, (c.one).paused, (c.one).due_at) t
     GROUP BY 1, 2, 3, 4;
END
$$;
