-- Who sees what is derived here, from the tables of posts and of what roles see; the application only says who is asking.

-- A setting of this transaction. One that was set before reads as '' afterwards, so '' counts as absent: absent means nothing is seen.
CREATE FUNCTION ledger.my(p_name text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('xinlian.' || p_name, true), '') $$;

CREATE FUNCTION ledger.my_list(p_name text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('xinlian.' || p_name, true), '')::text[] $$;

-- wide: packs seen city-wide. areas: `pack/prefix`. units: `pack/unit`. packs: every pack in which the person has a post.
CREATE TYPE ledger.reach AS (
  person text,
  wide text[],
  areas text[],
  units text[],
  packs text[],
  own_units text[],
  governs boolean,
  audits boolean
);

-- The platform's own roles stand under the pack `*`: an auditor sees every pack, an administrator governs and sees none by that.
CREATE FUNCTION ledger.reach_of(p_city text, p_person text) RETURNS ledger.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH held AS (
    SELECT p.pack, p.role, p.unit
      FROM ledger.post p
      JOIN ledger.person who ON who.city = p.city AND who.id = p.person AND NOT who.departed
     WHERE p.city = p_city AND p.person = p_person
  ), seen AS (
    SELECT h.pack, h.unit, r.sees
      FROM held h
      JOIN ledger.role_reach r ON r.city = p_city AND r.pack = h.pack AND r.role = h.role
    UNION ALL
    SELECT r.pack, h.unit, 'city'
      FROM held h
      JOIN (SELECT DISTINCT pack FROM ledger.role_reach WHERE city = p_city) r ON true
     WHERE h.pack = '*' AND h.role = 'auditor'
  )
  SELECT ROW(
    p_person,
    coalesce(array_agg(DISTINCT s.pack) FILTER (WHERE s.sees = 'city'), '{}'),
    coalesce(array_agg(DISTINCT s.pack || '/' || a.prefix) FILTER (WHERE s.sees = 'area' AND a.prefix <> ''), '{}'),
    coalesce(array_agg(DISTINCT s.pack || '/' || s.unit) FILTER (WHERE s.sees = 'unit'), '{}'),
    coalesce(array_agg(DISTINCT s.pack), '{}'),
    (SELECT coalesce(array_agg(DISTINCT h.unit), '{}') FROM held h),
    EXISTS (SELECT FROM held h WHERE h.pack = '*' AND h.role = 'admin'),
    EXISTS (SELECT FROM held h WHERE h.pack = '*' AND h.role IN ('admin', 'auditor'))
  )::ledger.reach
    FROM seen s
    LEFT JOIN ledger.unit u ON u.city = p_city AND u.id = s.unit
    LEFT JOIN ledger.area a ON a.city = p_city AND a.code = u.area
$$;

-- Whether that reach takes in this case; the same rule as the policies of case_row, for writers.
CREATE FUNCTION ledger.reaches(p_reach ledger.reach, p_case ledger.case_row) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT NOT (p_reach.person = ANY (p_case.barred_people))
     AND NOT (p_reach.own_units && p_case.barred_units)
     AND (p_case.pack = ANY (p_reach.wide)
       OR EXISTS (SELECT FROM unnest(p_reach.areas) low
                   WHERE split_part(low, '/', 1) = p_case.pack
                     AND p_case.area ~>=~ split_part(low, '/', 2)
                     AND p_case.area ~<~ (split_part(low, '/', 2) || ':'))
       OR p_case.pack || '/' || p_case.lead = ANY (p_reach.units)
       OR EXISTS (SELECT FROM unnest(p_case.units) u WHERE p_case.pack || '/' || u = ANY (p_reach.units))
       OR (p_reach.person = ANY (p_case.people) AND p_case.pack = ANY (p_reach.packs)))
$$;

-- What the settings of this viewer are; read-only, run as the owner.
CREATE FUNCTION ledger.viewer_settings(p_city text, p_kind text, p_id text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r ledger.reach;
BEGIN
  IF p_kind = 'person' THEN
    r := ledger.reach_of(p_city, p_id);
    RETURN jsonb_build_object(
      'role', CASE WHEN r.packs <@ r.wide THEN 'xinlian_wide' ELSE 'xinlian_scoped' END,
      'person', p_id, 'wide', r.wide::text, 'areas', r.areas::text, 'units', r.units::text,
      'packs', r.packs::text, 'own_units', r.own_units::text,
      'audits', CASE WHEN r.audits THEN 'yes' ELSE '' END);
  ELSIF p_kind = 'citizen' THEN
    RETURN jsonb_build_object('role', 'xinlian_citizen', 'streams', (
      SELECT coalesce(array_agg(stream), '{}')::text FROM ledger.receipt WHERE city = p_city AND hash = p_id));
  ELSIF p_kind IN ('public', 'engine') THEN
    RETURN jsonb_build_object('role', 'xinlian_' || p_kind);
  END IF;
  RAISE EXCEPTION 'no such viewer: %', p_kind;
END
$$;

-- The door of every read: takes the viewer's role and reach for this transaction only. A function that runs as its owner may not
-- change roles, hence the two.
CREATE FUNCTION ledger.enter(p_city text, p_kind text, p_id text) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  v jsonb := ledger.viewer_settings(p_city, p_kind, p_id);
  name text;
BEGIN
  PERFORM set_config('xinlian.city', p_city, true);
  FOREACH name IN ARRAY ARRAY['role', 'person', 'wide', 'areas', 'units', 'packs', 'own_units', 'audits', 'streams'] LOOP
    PERFORM set_config('xinlian.' || name, coalesce(v ->> name, ''), true);
  END LOOP;
  PERFORM set_config('role', v ->> 'role', true);
END
$$;

GRANT EXECUTE ON FUNCTION ledger.viewer_settings(text, text, text), ledger.enter(text, text, text)
  TO xinlian_app;
GRANT EXECUTE ON FUNCTION ledger.my(text), ledger.my_list(text)
  TO xinlian_app, xinlian_wide, xinlian_scoped, xinlian_citizen, xinlian_public, xinlian_engine;
