-- Whoever has written many rows at once lets them be counted: plans that were made while the tables were empty would read a city's
-- units and areas from end to end for each event, until the database comes to it by itself.
CREATE FUNCTION ledger.take_statistics() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_table regclass;
BEGIN
  FOR v_table IN
    SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
  LOOP
    EXECUTE format('ANALYZE %s', v_table);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION ledger.take_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.take_statistics() TO xinlian_app;
