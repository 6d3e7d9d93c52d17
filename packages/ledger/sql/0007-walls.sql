-- Row-level security. A table without a policy for a role is empty to it; the application's own login has no grant on any table.
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p')
              AND c.relname <> 'migration' LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
END
$$;

-- Cases. The sub-selects are run once a query; a city-wide role has no range test, since the planner could not see its bounds.
CREATE POLICY case_wide ON ledger.case_row FOR SELECT TO xinlian_wide
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));

CREATE POLICY case_scoped_wide ON ledger.case_row FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND pack = ANY ((SELECT ledger.my_list('wide'))::text[]));

CREATE POLICY case_area ON ledger.case_row FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND EXISTS (
    SELECT FROM unnest((SELECT ledger.my_list('areas'))::text[]) low
     WHERE split_part(low, '/', 1) = pack
       AND area ~>=~ split_part(low, '/', 2)
       AND area ~<~ (split_part(low, '/', 2) || ':')));

CREATE POLICY case_unit ON ledger.case_row FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND pack || '/' || lead = ANY ((SELECT ledger.my_list('units'))::text[]));

CREATE POLICY case_assist ON ledger.case_row FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND EXISTS (
    SELECT FROM unnest(units) assisting
     WHERE pack || '/' || assisting = ANY ((SELECT ledger.my_list('units'))::text[])));

CREATE POLICY case_own ON ledger.case_row FOR SELECT TO xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND (SELECT ledger.my('person')) = ANY (people)
    AND pack = ANY ((SELECT ledger.my_list('packs'))::text[]));

CREATE POLICY case_barred ON ledger.case_row AS RESTRICTIVE FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (NOT coalesce((SELECT ledger.my('person')) = ANY (barred_people), true)
    AND NOT coalesce((SELECT ledger.my_list('own_units'))::text[] && barred_units, true));

CREATE POLICY case_receipt ON ledger.case_row FOR SELECT TO xinlian_citizen
  USING (city = (SELECT ledger.my('city')) AND stream = ANY ((SELECT ledger.my_list('streams'))::uuid[]));

CREATE POLICY case_public ON ledger.case_row FOR SELECT TO xinlian_public
  USING (city = (SELECT ledger.my('city')) AND public);

CREATE POLICY case_engine ON ledger.case_row FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

-- Events and clocks are seen by whoever sees the case.
CREATE POLICY event_of_case ON ledger.event FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_citizen
  USING (type = 'case' AND EXISTS (
    SELECT FROM ledger.case_row c WHERE c.city = event.city AND c.stream = event.stream));

CREATE POLICY event_of_office ON ledger.event FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city')) AND type <> 'case' AND (SELECT ledger.my('audits')) = 'yes');

CREATE POLICY event_engine ON ledger.event FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

CREATE POLICY clock_of_case ON ledger.clock FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_citizen
  USING (EXISTS (
    SELECT FROM ledger.case_row c WHERE c.city = clock.city AND c.stream = clock.stream));

CREATE POLICY clock_engine ON ledger.clock FOR SELECT TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));

-- Who works here is open to those who work here.
CREATE POLICY person_staff ON ledger.person FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_engine
  USING (city = (SELECT ledger.my('city')));
CREATE POLICY post_staff ON ledger.post FOR SELECT TO xinlian_wide, xinlian_scoped, xinlian_engine
  USING (city = (SELECT ledger.my('city')));

-- The city's own frame is open to everybody.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['area', 'unit', 'duty', 'pack', 'calendar', 'setting', 'role_reach'] LOOP
    EXECUTE format('CREATE POLICY %1$s_in_city ON ledger.%1$I FOR SELECT
      TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I
      TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['stream', 'seal', 'seal_leaf', 'outbox', 'import_run', 'import_row', 'feed'] LOOP
    EXECUTE format('CREATE POLICY %1$s_engine ON ledger.%1$I FOR SELECT TO xinlian_engine
      USING (city = (SELECT ledger.my(''city'')))', t);
    EXECUTE format('GRANT SELECT ON ledger.%I TO xinlian_engine', t);
  END LOOP;
END
$$;

CREATE POLICY outbox_sent ON ledger.outbox FOR UPDATE TO xinlian_engine
  USING (city = (SELECT ledger.my('city')));
GRANT UPDATE (sent_at) ON ledger.outbox TO xinlian_engine;

-- An importer follows his own runs; whoever audits follows all.
CREATE POLICY import_run_own ON ledger.import_run FOR SELECT TO xinlian_wide, xinlian_scoped
  USING (city = (SELECT ledger.my('city'))
    AND (begun_by = (SELECT ledger.my('person')) OR (SELECT ledger.my('audits')) = 'yes'));

GRANT SELECT ON ledger.case_row, ledger.event, ledger.clock
  TO xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_engine;
GRANT SELECT ON ledger.person, ledger.post TO xinlian_wide, xinlian_scoped, xinlian_engine;
GRANT SELECT ON ledger.import_run TO xinlian_wide, xinlian_scoped;

-- The public sees a few columns, through a view that the policy above filters.
GRANT SELECT (city, stream, number, pack, type, state, ended, title, area, lead, opened_at, ended_at,
              due_at, breached_at, public, shown)
  ON ledger.case_row TO xinlian_public;

CREATE VIEW ledger.public_case WITH (security_invoker = true, security_barrier = true) AS
  SELECT city, stream, number, pack, type, state, ended, title, area, lead, opened_at, ended_at,
         due_at, breached_at, shown
    FROM ledger.case_row
   WHERE public;
GRANT SELECT ON ledger.public_case
  TO xinlian_public, xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_engine;
