-- Whether a pack is one of those that somebody sees city-wide is asked of each row and leads to none: taken for a condition of an index, the list of
-- packs counts for as many searches as its unknown length is guessed at, and the planner walks another index through the whole city instead.
ALTER POLICY case_wide ON ledger.case_row
  USING (city = (SELECT ledger.my('city')) AND (pack = ANY ((SELECT ledger.my_list('wide'))::text[])) IS TRUE);
