-- Evidence is kept as [field, level, weight, chance]: the names of the four, and digits nobody reads, were half of what a
-- link takes.
UPDATE clientele.links SET why = (
  SELECT jsonb_agg(jsonb_build_array(e ->> 'field', e ->> 'level', round((e ->> 'weight')::numeric, 2), (e ->> 'chance')::double precision) ORDER BY n)
  FROM jsonb_array_elements(why) WITH ORDINALITY AS said (e, n)
) WHERE jsonb_typeof(why -> 0) = 'object';

UPDATE clientele.review_candidates SET why = (
  SELECT jsonb_agg(jsonb_build_array(e ->> 'field', e ->> 'level', round((e ->> 'weight')::numeric, 2), (e ->> 'chance')::double precision) ORDER BY n)
  FROM jsonb_array_elements(why) WITH ORDINALITY AS said (e, n)
) WHERE jsonb_typeof(why -> 0) = 'object';
