-- Evidence is kept as `field.level weight chance`, a text each: as objects, the names of the four and digits that nobody
-- reads were half of what a link takes.
UPDATE clientele.links SET why = (
  SELECT jsonb_agg(concat_ws(' ', (e ->> 'field') || '.' || (e ->> 'level'), round((e ->> 'weight')::numeric, 2), e ->> 'chance') ORDER BY n)
  FROM jsonb_array_elements(why) WITH ORDINALITY AS said (e, n)
) WHERE jsonb_typeof(why -> 0) = 'object';

UPDATE clientele.review_candidates SET why = (
  SELECT jsonb_agg(concat_ws(' ', (e ->> 'field') || '.' || (e ->> 'level'), round((e ->> 'weight')::numeric, 2), e ->> 'chance') ORDER BY n)
  FROM jsonb_array_elements(why) WITH ORDINALITY AS said (e, n)
) WHERE jsonb_typeof(why -> 0) = 'object';
