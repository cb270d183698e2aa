-- A link that leaned on a value which turned out to be shared: the case asks whether it stands.
ALTER TABLE clientele.reviews DROP CONSTRAINT reviews_reason_check;

ALTER TABLE clientele.reviews ADD CONSTRAINT reviews_reason_check CHECK (
  reason IN ('unsure', 'tie', 'uncorroborated', 'household', 'contradiction', 'resembles', 'unproved', 'doubted')) NOT VALID;

ALTER TABLE clientele.reviews VALIDATE CONSTRAINT reviews_reason_check;
