-- What staff said of pairs since matching last began to learn by itself because of it, and all that had been said by then.
ALTER TABLE clientele.match_settings ADD COLUMN answers integer NOT NULL DEFAULT 0;

ALTER TABLE clientele.match_settings ADD COLUMN answers_heeded integer NOT NULL DEFAULT 0;
