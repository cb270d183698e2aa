-- What somebody who mistyped a name likely meant. Owned by clientele_reader and run with its rights, as the search that
-- asks it is, and for the search alone.
GRANT CREATE ON SCHEMA clientele TO clientele_reader;

DROP FUNCTION IF EXISTS clientele.likely_meant(uuid, text[]);

-- words: as typed, folded. Gives beginnings of names, likeliest first: each word stands as it is, or as one of the names
-- spelt most like it that more than one customer has. Words of up to three letters, and numbers, stand as they are.
CREATE FUNCTION clientele.likely_meant(business uuid, words text[]) RETURNS text[]
  LANGUAGE plpgsql STABLE
  AS $$
DECLARE
  -- Most names looked at for a word, and most beginnings kept: each costs two look-ups.
  most_names CONSTANT integer := 8;
  most_kept CONSTANT integer := 24;
  word text;
  bound text;
  names text[];
  alike real[];
  kept text[] := ARRAY[''];
  likely real[] := ARRAY[1];
BEGIN
  FOREACH word IN ARRAY words LOOP
    names := NULL;
    -- Very like it are few names, and soon found. Letters that changed places leave little else alike in a short word.
    FOREACH bound IN ARRAY ARRAY['0.6', '0.35'] LOOP
      EXIT WHEN names IS NOT NULL OR word !~ '^\D{4,}$';
      PERFORM set_config('pg_trgm.word_similarity_threshold', bound, true);
      SELECT array_agg(n.term), array_agg(n.likeness) INTO names, alike FROM (
        SELECT t.term, max(word_similarity(word, t.term)) AS likeness FROM clientele.term_counts t
        WHERE t.tenant_id = business AND t.field IN ('given', 'family') AND t.term %> word AND t.term <> word
        GROUP BY t.term ORDER BY likeness DESC, sum(t.customers) DESC, t.term LIMIT most_names
      ) AS n;
    END LOOP;
    SELECT array_agg(b.text ORDER BY b.likeness DESC, b.place), array_agg(b.likeness ORDER BY b.likeness DESC, b.place)
      INTO kept, likely FROM (
        SELECT ltrim(k.text || ' ' || n.term) AS text, k.likeness * n.likeness AS likeness, k.place + n.place AS place
        FROM unnest(kept, likely) WITH ORDINALITY AS k (text, likeness, place)
        CROSS JOIN unnest(word || coalesce(names, '{}'), 1::real || coalesce(alike, '{}')) WITH ORDINALITY AS n (term, likeness, place)
        ORDER BY 2 DESC, 3 LIMIT most_kept
      ) AS b;
  END LOOP;
  RETURN kept;
END $$;

DO $$
DECLARE
  home text := (SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('ALTER FUNCTION clientele.likely_meant(uuid, text[]) SET search_path = pg_catalog, %I, pg_temp', home);
END $$;

REVOKE ALL ON FUNCTION clientele.likely_meant(uuid, text[]) FROM PUBLIC;

ALTER FUNCTION clientele.likely_meant(uuid, text[]) OWNER TO clientele_reader;

REVOKE CREATE ON SCHEMA clientele FROM clientele_reader;
