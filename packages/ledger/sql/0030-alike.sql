-- Candidates are counted word by word through the index: unfolding the words of every candidate cost ten times as much.
CREATE OR REPLACE FUNCTION ledger.alike(p_city text, p_pack text, p_type text, p_words text[], p_low text, p_high text,
                                        p_since timestamptz, p_limit integer)
RETURNS TABLE (stream uuid, words text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
  SELECT f.stream, f.words
    FROM (SELECT m.stream, count(*) AS shared
            FROM unnest(p_words) w
           CROSS JOIN LATERAL (SELECT l.stream FROM ledger.likeness l
                                WHERE l.city = p_city AND l.words @> ARRAY[w] AND l.pack = p_pack AND l.type = p_type
                                  AND l.area ~>=~ p_low AND l.area ~<~ p_high AND l.opened_at >= p_since OFFSET 0) m
           GROUP BY m.stream
           ORDER BY shared DESC, m.stream DESC
           LIMIT p_limit) best
   CROSS JOIN LATERAL (SELECT l.stream, l.words FROM ledger.likeness l
                        WHERE l.city = p_city AND l.stream = best.stream OFFSET 0) f
   ORDER BY best.shared DESC, f.stream DESC
$$;
