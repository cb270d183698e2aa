-- A customer that would come to have more e-mails, phones or outside ids than one person has: staff are asked.
ALTER TABLE clientele.reviews DROP CONSTRAINT reviews_reason_check;

ALTER TABLE clientele.reviews ADD CONSTRAINT reviews_reason_check CHECK (
  reason IN ('unsure', 'tie', 'uncorroborated', 'household', 'contradiction', 'resembles', 'unproved', 'doubted', 'crowded')) NOT VALID;

ALTER TABLE clientele.reviews VALIDATE CONSTRAINT reviews_reason_check;
