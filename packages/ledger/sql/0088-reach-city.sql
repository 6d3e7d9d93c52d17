-- Who sees the area of a unit whose area is the city sees the pack city-wide, and is asked no more about each case than that.
CREATE OR REPLACE FUNCTION ledger.reach_of(p_city text, p_person text) RETURNS ledger.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH held AS (
    SELECT p.pack, p.role, p.unit FROM ledger.posts_of(p_city, p_person) p
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
    coalesce(array_agg(DISTINCT s.pack) FILTER (WHERE s.sees = 'city' OR s.sees = 'area' AND u.area = p_city), '{}'),
    coalesce(array_agg(DISTINCT s.pack || '/' || a.prefix) FILTER (WHERE s.sees = 'area' AND a.prefix <> '' AND u.area <> p_city), '{}'),
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
