-- Stretches of ten days: 2026-11-X1 to the 10th, X2 to the 20th, X3 to the month's end.
CREATE OR REPLACE FUNCTION ledger.span_days(p_name text) RETURNS daterange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN p_name ~ '^\d{4}-\d{2}-\d{2}$' THEN daterange(p_name::date, p_name::date, '[]')
    WHEN p_name ~ '^\d{4}-\d{2}-X3$' THEN daterange(d.m + 20, (d.m + interval '1 month')::date)
    WHEN p_name ~ '^\d{4}-\d{2}-X[12]$' THEN daterange(d.m + (right(p_name, 1)::integer - 1) * 10, d.m + right(p_name, 1)::integer * 10)
    WHEN p_name ~ '^\d{4}-\d{2}$' THEN daterange(d.m, (d.m + interval '1 month')::date)
    WHEN p_name ~ '^\d{4}-Q[1-4]$' THEN daterange(d.q, (d.q + interval '3 months')::date)
    WHEN p_name ~ '^\d{4}-H[12]$' THEN daterange(d.h, (d.h + interval '6 months')::date)
    WHEN p_name ~ '^\d{4}-W\d{2}$' THEN daterange(d.w, d.w + 7)
    WHEN p_name ~ '^\d{4}$' THEN daterange(d.y, (d.y + interval '1 year')::date)
  END
  FROM (SELECT make_date(left(p_name, 4)::integer, 1, 1) AS y,
               CASE WHEN p_name ~ '^\d{4}-\d{2}(-X[123])?$' THEN (left(p_name, 7) || '-01')::date END AS m,
               CASE WHEN p_name ~ '^\d{4}-Q[1-4]$' THEN make_date(left(p_name, 4)::integer, right(p_name, 1)::integer * 3 - 2, 1) END AS q,
               CASE WHEN p_name ~ '^\d{4}-H[12]$' THEN make_date(left(p_name, 4)::integer, right(p_name, 1)::integer * 6 - 5, 1) END AS h,
               -- Weeks are counted from the one of 4 January.
               CASE WHEN p_name ~ '^\d{4}-W\d{2}$' THEN
                 date_trunc('week', make_date(left(p_name, 4)::integer, 1, 4)::timestamp)::date + (right(p_name, 2)::integer - 1) * 7 END AS w) d
$$;
