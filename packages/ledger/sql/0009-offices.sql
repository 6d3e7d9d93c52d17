-- Projections of what is no case: each kind of event carries the whole of what it sets, so the last one wins.

CREATE FUNCTION ledger.project_offices(p_city text, p_ok integer[], p_writes jsonb, p_events jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  e record;
BEGIN
  FOR e IN
    SELECT w.stream, w.type, v.kind, v.body, v.occurred_at
      FROM jsonb_to_recordset(p_writes) AS w(ord integer, write integer, stream uuid, type text)
      JOIN jsonb_to_recordset(p_events)
             AS v(ord integer, write integer, place integer, kind text, body jsonb, occurred_at timestamptz)
        ON v.ord = w.ord AND v.write = w.write
     WHERE w.ord = ANY (p_ok) AND w.type <> 'case' AND v.body IS NOT NULL
     ORDER BY w.ord, w.write, v.place
  LOOP
    PERFORM ledger.project_office(p_city, e.stream, e.kind, e.body, e.occurred_at);
  END LOOP;
END
$$;

CREATE FUNCTION ledger.project_office(p_city text, p_stream uuid, p_kind text, p_body jsonb, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  CASE p_kind
    WHEN 'areas-set' THEN
      INSERT INTO ledger.area AS old (city, code, name, level, parent, prefix)
      SELECT p_city, a.code, a.name, a.level, a.parent,
             left(a.code, CASE a.level WHEN 'city' THEN 4 WHEN 'county' THEN 6 WHEN 'township' THEN 9 ELSE 12 END)
        FROM jsonb_to_recordset(p_body -> 'areas') AS a(code text, name text, level text, parent text)
      ON CONFLICT (city, code) DO UPDATE
        SET (name, level, parent, prefix) = (excluded.name, excluded.level, excluded.parent, excluded.prefix);

    WHEN 'unit-set' THEN
      INSERT INTO ledger.unit (city, id, stream, text, level, area, upper, dissolved)
      VALUES (p_city, p_body ->> 'id', p_stream, p_body -> 'text', p_body ->> 'level', p_body ->> 'area',
              p_body ->> 'upper', coalesce((p_body ->> 'dissolved')::boolean, false))
      ON CONFLICT (city, id) DO UPDATE
        SET (text, level, area, upper, dissolved)
          = (excluded.text, excluded.level, excluded.area, excluded.upper, excluded.dissolved);

    WHEN 'person-set' THEN
      INSERT INTO ledger.person (city, id, name, unit, departed)
      VALUES (p_city, p_stream::text, p_body ->> 'name', p_body ->> 'unit',
              coalesce((p_body ->> 'left')::boolean, false))
      ON CONFLICT (city, id) DO UPDATE
        SET (name, unit, departed) = (excluded.name, excluded.unit, excluded.departed);

    WHEN 'post-given' THEN
      INSERT INTO ledger.post (city, person, pack, role, unit)
      VALUES (p_city, p_stream::text, p_body ->> 'pack', p_body ->> 'role', p_body ->> 'unit')
      ON CONFLICT DO NOTHING;

    WHEN 'post-ended' THEN
      DELETE FROM ledger.post
       WHERE city = p_city AND person = p_stream::text AND pack = p_body ->> 'pack'
         AND role = p_body ->> 'role' AND unit = p_body ->> 'unit';

    WHEN 'duties-set' THEN
      INSERT INTO ledger.duty (city, id, pack, topic, area, unit)
      SELECT p_city, d.id, d.pack, d.topic, d.area, d.unit
        FROM jsonb_to_recordset(p_body -> 'duties') AS d(id text, pack text, topic text, area text, unit text)
      ON CONFLICT (city, id) DO UPDATE
        SET (pack, topic, area, unit) = (excluded.pack, excluded.topic, excluded.area, excluded.unit);

    WHEN 'duties-ended' THEN
      DELETE FROM ledger.duty
       WHERE city = p_city AND id IN (SELECT jsonb_array_elements_text(p_body -> 'ids'));

    WHEN 'pack-loaded' THEN
      UPDATE ledger.pack SET now = false WHERE city = p_city AND name = p_body ->> 'name' AND now;
      INSERT INTO ledger.pack (city, hash, name, files, loaded_at, now)
      VALUES (p_city, p_body ->> 'hash', p_body ->> 'name', p_body -> 'files', p_at, true)
      ON CONFLICT (city, hash) DO UPDATE SET now = true;
      DELETE FROM ledger.role_reach WHERE city = p_city AND pack = p_body ->> 'name';
      INSERT INTO ledger.role_reach (city, pack, role, sees)
      SELECT p_city, p_body ->> 'name', r.role, r.sees
        FROM jsonb_to_recordset(p_body -> 'roles') AS r(role text, sees text);

    WHEN 'calendar-loaded' THEN
      UPDATE ledger.calendar SET now = false WHERE city = p_city AND now;
      INSERT INTO ledger.calendar (city, version, whole, loaded_at, now)
      VALUES (p_city, p_body ->> 'version', p_body, p_at, true)
      ON CONFLICT (city, version) DO UPDATE SET now = true;

    WHEN 'setting-set' THEN
      INSERT INTO ledger.setting (city, pack, name, value)
      VALUES (p_city, p_body ->> 'pack', p_body ->> 'name', p_body -> 'value')
      ON CONFLICT (city, pack, name) DO UPDATE SET value = excluded.value;

    WHEN 'feed-set' THEN
      INSERT INTO ledger.feed (city, name, packs, token_hash)
      VALUES (p_city, p_body ->> 'name', ARRAY(SELECT jsonb_array_elements_text(p_body -> 'packs')),
              p_body ->> 'tokenHash')
      ON CONFLICT (city, name) DO UPDATE
        SET (packs, token_hash) = (excluded.packs, excluded.token_hash);

    WHEN 'subject-erased' THEN
      DELETE FROM ledger.contact_index
       WHERE city = p_city AND subject = (p_body ->> 'subject')::uuid;
      UPDATE ledger.key SET wrapped = NULL, finder = NULL, erased_at = p_at
       WHERE city = p_city AND subject = (p_body ->> 'subject')::uuid AND erased_at IS NULL;

    ELSE
      NULL; -- a kind without a projection: its story alone is kept
  END CASE;
END
$$;
