-- What a case counts for is replaced by its key. While a new city has no statistics, an index that begins with the city alone looked just as good, and
-- every event read the counts of the whole city; one that begins with the pack cannot be taken for it, and serves the sums as before.
DROP INDEX ledger.contribution_at;
CREATE INDEX contribution_at ON ledger.contribution (pack, city, indicator, at)
  INCLUDE (value, area, lead, stream, people, units, barred_people, barred_units);
