-- How many entries of a register stand in each area, folded beside the counts of cases: kind `entry <register>`, slot 0, county the whole code of the area.

CREATE FUNCTION ledger.note_entry_tally() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ledger.tally_delta (city, kind, slot, pack, county, n)
    SELECT r.city, 'entry ' || r.register, 0, r.pack, r.area, count(*)
      FROM written r WHERE NOT r.ended GROUP BY r.city, r.register, r.pack, r.area;
  ELSE
    INSERT INTO ledger.tally_delta (city, kind, slot, pack, county, n)
    SELECT b.city, 'entry ' || b.register, 0, b.pack, b.area, sum(b.n)
      FROM (SELECT r.city, r.register, r.pack, r.area, 1 AS n FROM written r WHERE NOT r.ended
            UNION ALL
            SELECT r.city, r.register, r.pack, r.area, -1 FROM stood r WHERE NOT r.ended) b
     GROUP BY b.city, b.register, b.pack, b.area
    HAVING sum(b.n) <> 0;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER entry_tally AFTER INSERT ON ledger.entry_row
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_entry_tally();
CREATE TRIGGER entry_tally_now AFTER UPDATE ON ledger.entry_row
  REFERENCING OLD TABLE AS stood NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_entry_tally();

INSERT INTO ledger.tally_delta (city, kind, slot, pack, county, n)
SELECT r.city, 'entry ' || r.register, 0, r.pack, r.area, count(*)
  FROM ledger.entry_row r WHERE NOT r.ended GROUP BY r.city, r.register, r.pack, r.area;

-- Whoever has a post in the pack reads its registers whole, and so what stands in them. Counts of cases are another matter.
ALTER POLICY tally_wide ON ledger.tally
  USING (city = (SELECT ledger.my('city')) AND kind NOT LIKE 'entry %' AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));
ALTER POLICY tally_delta_wide ON ledger.tally_delta
  USING (city = (SELECT ledger.my('city')) AND kind NOT LIKE 'entry %' AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));
ALTER POLICY tally_area ON ledger.tally
  USING (city = (SELECT ledger.my('city')) AND kind NOT LIKE 'entry %' AND EXISTS (
    SELECT FROM unnest((SELECT ledger.my_list('areas'))::text[]) low
     WHERE split_part(low, '/', 1) = pack AND county ~>=~ split_part(low, '/', 2) AND county ~<~ (split_part(low, '/', 2) || ':')));
ALTER POLICY tally_delta_area ON ledger.tally_delta
  USING (city = (SELECT ledger.my('city')) AND kind NOT LIKE 'entry %' AND EXISTS (
    SELECT FROM unnest((SELECT ledger.my_list('areas'))::text[]) low
     WHERE split_part(low, '/', 1) = pack AND county ~>=~ split_part(low, '/', 2) AND county ~<~ (split_part(low, '/', 2) || ':')));
CREATE POLICY tally_entry ON ledger.tally FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND kind LIKE 'entry %' AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));
CREATE POLICY tally_delta_entry ON ledger.tally_delta FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND kind LIKE 'entry %' AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));

-- Counting anew takes in the entries.
CREATE OR REPLACE FUNCTION ledger.recount_tally(p_city text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tally ' || p_city, 0));
  LOCK TABLE ledger.case_row, ledger.entry_row IN SHARE MODE;
  DELETE FROM ledger.tally_delta d WHERE d.city = p_city;
  DELETE FROM ledger.tally t WHERE t.city = p_city;
  INSERT INTO ledger.tally (city, kind, slot, pack, county, n)
  SELECT r.city, t.kind, t.slot, r.pack, r.county, count(*)
    FROM ledger.case_row r
   CROSS JOIN LATERAL ledger.tallies(r.opened_at, r.ended, r.ended_at, r.breached_at, r.light_clock, r.paused, r.due_at) t
   WHERE r.city = p_city AND NOT r.walled
   GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO ledger.tally (city, kind, slot, pack, county, n)
  SELECT r.city, 'entry ' || r.register, 0, r.pack, r.area, count(*)
    FROM ledger.entry_row r WHERE r.city = p_city AND NOT r.ended GROUP BY r.city, r.register, r.pack, r.area;
END
$$;

-- What a viewer sees besides folded counts is planned once a connection: its plan takes longer than its run.
ALTER FUNCTION ledger.tally_rest(timestamptz) SET plan_cache_mode = force_generic_plan;
