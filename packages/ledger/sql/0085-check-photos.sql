-- A photo in an answer to a checklist is an attachment of the case like any other: read through it, kept with it.

CREATE OR REPLACE FUNCTION ledger.files_named(p_whole jsonb) RETURNS TABLE (field text, file text, sealed boolean)
LANGUAGE sql IMMUTABLE
AS $$
  SELECT f.key, named ->> 'id', false
    FROM jsonb_each(p_whole -> 'fields') f
   CROSS JOIN LATERAL jsonb_path_query(f.value, '$[*] ? (exists (@.id) && exists (@.type) && exists (@.size))') named
  UNION
  SELECT f.key, named ->> 'id', false
    FROM jsonb_each(p_whole -> 'fields') f
   CROSS JOIN LATERAL jsonb_path_query(f.value, '$[*].photos[*] ? (exists (@.id) && exists (@.type) && exists (@.size))') named
  UNION
  SELECT s.key, id, true
    FROM jsonb_each(p_whole -> 'sealed') s
   CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(s.value -> 'files', '[]')) id
$$;

DROP TRIGGER case_files ON ledger.case_row;
CREATE TRIGGER case_files AFTER INSERT OR UPDATE OF whole ON ledger.case_row FOR EACH ROW
  WHEN (jsonb_path_exists(NEW.whole, '$.fields.*[*].size') OR jsonb_path_exists(NEW.whole, '$.fields.*[*].photos[*].size')
        OR jsonb_path_exists(NEW.whole, '$.sealed.*.files'))
  EXECUTE FUNCTION ledger.note_files();
