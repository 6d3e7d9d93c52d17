-- Rows of cases are counted from indexes as long as their pages are known to be seen by everybody, which vacuum notes. By PostgreSQL's own measure
-- a table of millions waits for hundreds of thousands of changes.
ALTER TABLE ledger.case_row SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.005,
  autovacuum_vacuum_insert_threshold = 5000, autovacuum_analyze_scale_factor = 0.01);
