-- What may be charged to a card that is kept, as it was agreed when the card was asked for. Nothing was agreed before.
ALTER TABLE clientele.saved_cards ADD COLUMN fee_minor bigint CHECK (fee_minor > 0);

ALTER TABLE clientele.saved_cards ADD COLUMN fee_currency text CHECK (fee_currency ~ '^[A-Z]{3}$');

ALTER TABLE clientele.saved_cards ADD CONSTRAINT saved_cards_fee_check CHECK ((fee_minor IS NULL) = (fee_currency IS NULL));
