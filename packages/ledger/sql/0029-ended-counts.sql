-- Ended cases are counted without reading their rows: whoever sees a pack whole needs nothing but this index.
DROP INDEX ledger.case_row_ended;
CREATE INDEX case_row_ended ON ledger.case_row (city, pack, type, ended_at DESC, stream DESC)
  INCLUDE (state, lead, county, area, opened_at, walled) WHERE ended;
