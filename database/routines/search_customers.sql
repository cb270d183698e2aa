-- Search as you type. Owned by clientele_reader and run with its rights: trigrams are not leakproof, so that under a
-- policy their index would not be used. It therefore filters by the caller's claims itself, and answers only people at
-- work. It gives ids; whoever reads the customers does so under their own rights.
GRANT CREATE ON SCHEMA clientele TO clientele_reader;

DROP FUNCTION IF EXISTS clientele.search_customers(text, text, integer, uuid, uuid);

-- q: words parted by blanks, folded as the program folds the text that is searched. after: the last id of the page
-- before. tag: only customers who have it.
--
-- sounds: consonants of the words by class, the same in every script; '' for none.
--
-- Best first: names that begin so, by name; then whatever contains every word; then, if that is not enough for the page,
-- names that sound alike in this or another script; if hardly anybody was found, the names that were likely meant; and if
-- nobody at all, what is spelt alike. Words of one or two letters count at the beginning of a word only. Each step reads a
-- bounded number of rows, in whatever order the index gives them, and orders those.
CREATE FUNCTION clientele.search_customers(q text, sounds text, most integer, after uuid DEFAULT NULL, tag uuid DEFAULT NULL)
  RETURNS TABLE (customer_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  AS $$
DECLARE
  -- A search is refined, not leafed through: no page reaches deeper than this.
  deepest CONSTANT integer := 500;
  -- The first page is full with its own number of rows: only who goes on pays for what comes behind them.
  wide CONSTANT integer := CASE WHEN after IS NULL THEN least(most, deepest) ELSE deepest END;
  -- Whoever is found by what was typed is likely meant: others are looked for when hardly anybody is.
  few CONSTANT integer := least(most, 3);
  mine CONSTANT uuid := clientele.tenant();
  whole CONSTANT text := btrim(regexp_replace(lower(left(q, 200)), '\s+', ' ', 'g'));
  words CONSTANT text[] := string_to_array(whole, ' ');
  patterns text[];
  longest text[];
  second text;
  bound text;
  found uuid[];
BEGIN
  IF mine IS NULL OR NOT clientele.at_work() OR whole = '' THEN RETURN; END IF;
  SELECT array_agg(w ORDER BY length(w) DESC) INTO longest FROM unnest(words) AS w;
  SELECT array_agg(
      CASE WHEN length(w) < 3 THEN '% ' ELSE '%' END
        || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    INTO patterns FROM unnest(longest) AS w;
  -- Names that begin so, the one name first or the other; of two that read alike, the one that is written so.
  SELECT coalesce(array_agg(s.id ORDER BY s.name, s.turned, s.id), '{}') INTO found FROM (
    SELECT n.id, min(n.name) AS name, min(n.turned) AS turned FROM (
      (SELECT t.customer_id AS id, t.by_given AS name, 0 AS turned FROM clientele.search_texts t
        WHERE t.tenant_id = mine AND t.by_given >= whole AND t.by_given < whole || chr(1114111)
          AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
            WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
        ORDER BY t.by_given, t.customer_id LIMIT wide)
      UNION ALL
      (SELECT t.customer_id, t.by_family, 1 FROM clientele.search_texts t
        WHERE t.tenant_id = mine AND t.by_family >= whole AND t.by_family < whole || chr(1114111)
          AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
            WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
        ORDER BY t.by_family, t.customer_id LIMIT wide)
    ) AS n GROUP BY n.id
  ) AS s;
  -- Whatever contains every word. The index is asked for the three longest; ALL is beyond it.
  IF cardinality(found) < wide THEN
    SELECT found || coalesce(array_agg(s.id ORDER BY s.name, s.id), '{}') INTO found FROM (
      SELECT t.customer_id AS id, t.by_given AS name FROM clientele.search_texts t
      WHERE t.tenant_id = mine AND t.search LIKE patterns[1] AND t.search LIKE coalesce(patterns[2], patterns[1])
        AND t.search LIKE coalesce(patterns[3], patterns[1]) AND t.search LIKE ALL (patterns)
        AND t.customer_id <> ALL (found)
        AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
          WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
      LIMIT deepest - cardinality(found)
    ) AS s;
  END IF;
  -- Names that sound alike, once the page would not be full.
  IF sounds <> '' AND (cardinality(found) < most OR array_position(found, after) > cardinality(found) - most) THEN
    SELECT array_agg('% ~' || w || ' %' ORDER BY length(w) DESC) INTO patterns
    FROM unnest(string_to_array(left(sounds, 200), ' ')) AS w WHERE w !~ '[%_\\]';
    SELECT found || coalesce(array_agg(s.id ORDER BY s.name, s.id), '{}') INTO found FROM (
      SELECT t.customer_id AS id, t.by_given AS name FROM clientele.search_texts t
      WHERE t.tenant_id = mine AND t.search LIKE patterns[1] AND t.search LIKE coalesce(patterns[2], patterns[1])
        AND t.search LIKE coalesce(patterns[3], patterns[1]) AND t.search LIKE ALL (patterns)
        AND t.customer_id <> ALL (found)
        AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
          WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
      LIMIT deepest - cardinality(found)
    ) AS s;
  END IF;
  -- What was likely meant, where there is still hardly anybody: names that begin with it, the one name first or the other.
  IF length(longest[1]) > 3 AND whole !~ '^[\d ]+$' AND cardinality(found) < few THEN
    SELECT found || coalesce(array_agg(s.id ORDER BY s.place, s.name, s.turned, s.id), '{}') INTO found FROM (
      SELECT n.id, min(n.place) AS place, min(n.name) AS name, min(n.turned) AS turned
      FROM unnest(clientele.likely_meant(mine, words)) WITH ORDINALITY AS meant (text, place)
      CROSS JOIN LATERAL (
        (SELECT t.customer_id AS id, t.by_given AS name, meant.place, 0 AS turned FROM clientele.search_texts t
          WHERE t.tenant_id = mine AND t.by_given >= meant.text AND t.by_given < meant.text || chr(1114111)
            AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
              WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
          ORDER BY t.by_given, t.customer_id LIMIT wide)
        UNION ALL
        (SELECT t.customer_id, t.by_family, meant.place, 1 FROM clientele.search_texts t
          WHERE t.tenant_id = mine AND t.by_family >= meant.text AND t.by_family < meant.text || chr(1114111)
            AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
              WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
          ORDER BY t.by_family, t.customer_id LIMIT wide)
      ) AS n WHERE n.id <> ALL (found) GROUP BY n.id
    ) AS s;
  END IF;
  -- What is spelt alike in any part, where nobody was found at all. The index is asked for the two longest words: first
  -- for what is very like them, which few are; only then for what is less so, which many are.
  IF length(longest[1]) > 3 AND whole !~ '^[\d ]+$' THEN
    second := CASE WHEN length(longest[2]) > 3 THEN longest[2] ELSE longest[1] END;
    FOREACH bound IN ARRAY ARRAY['0.7', CASE WHEN length(second) < 5 THEN '0.4' ELSE '0.5' END] LOOP
      EXIT WHEN found <> '{}';
      PERFORM set_config('pg_trgm.word_similarity_threshold', bound, true);
      -- Each likeness is reckoned once: it is most of what this step takes.
      WITH near AS MATERIALIZED (
        SELECT t.customer_id AS id, t.search FROM clientele.search_texts t
        WHERE t.tenant_id = mine AND t.search %> longest[1] AND t.search %> second AND t.customer_id <> ALL (found)
          AND (tag IS NULL OR EXISTS (SELECT FROM clientele.customer_tags o
            WHERE o.tenant_id = mine AND o.tag_id = tag AND o.customer_id = t.customer_id))
        LIMIT deepest
      ), likened AS MATERIALIZED (
        SELECT near.id, (SELECT avg(word_similarity(w, near.search)) FROM unnest(words) AS w) AS likeness FROM near
      )
      SELECT found || coalesce(array_agg(s.id ORDER BY s.likeness DESC, s.id), '{}') INTO found
      FROM likened AS s WHERE s.likeness >= 0.4;
    END LOOP;
  END IF;
  RETURN QUERY
    SELECT f.id FROM unnest(found) WITH ORDINALITY AS f (id, place)
    WHERE after IS NULL OR f.place > array_position(found, after)
    ORDER BY f.place LIMIT most;
END $$;

-- The function's path names the extensions' schema, wherever they are installed, and nothing that others may write to.
DO $$
DECLARE
  home text := (SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('GRANT clientele_reader TO %I', current_user);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO clientele_reader', home);
  EXECUTE format('ALTER FUNCTION clientele.search_customers(text, text, integer, uuid, uuid)
    SET search_path = pg_catalog, %I, pg_temp', home);
  -- The setting is known only once the extension's library is in memory.
  EXECUTE format('SELECT %I.show_trgm(%L)', home, '');
  ALTER FUNCTION clientele.search_customers(text, text, integer, uuid, uuid) SET pg_trgm.word_similarity_threshold = 0.4;
END $$;

REVOKE ALL ON FUNCTION clientele.search_customers(text, text, integer, uuid, uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.search_customers(text, text, integer, uuid, uuid) TO clientele_app;

ALTER FUNCTION clientele.search_customers(text, text, integer, uuid, uuid) OWNER TO clientele_reader;

REVOKE CREATE ON SCHEMA clientele FROM clientele_reader;
