-- When what a row said again had been seen until then: by that, an undo leaves instants as they were.
ALTER TABLE clientele.import_rows ADD COLUMN stamps jsonb;

-- A business whose customers were never counted has no row, also once an import has been taken back.
GRANT DELETE ON clientele.match_statistics TO clientele_engine;
