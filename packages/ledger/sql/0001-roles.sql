-- The database roles of docs/architecture.md. Roles belong to the whole cluster, so another database may have made them already.
-- xinlian_app logs in and may only call functions and take a viewer's role; it sees nothing by itself.
DO $$
DECLARE
  viewer text;
BEGIN
  FOREACH viewer IN ARRAY ARRAY['xinlian_app', 'xinlian_wide', 'xinlian_scoped', 'xinlian_citizen',
                                'xinlian_public', 'xinlian_engine'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = viewer) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', viewer);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- made by a migration of another database at the same moment
      END;
    END IF;
    IF viewer <> 'xinlian_app' AND NOT pg_has_role('xinlian_app', viewer, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO xinlian_app', viewer);
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA ledger
  TO xinlian_app, xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;

-- Nobody runs a function that was not given to him by name.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
