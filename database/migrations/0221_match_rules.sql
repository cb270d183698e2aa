-- Hard rules of a business that go before probability; null where the shipped ones hold. No value of anybody: limits, an
-- order, and patterns of values that say nothing.
ALTER TABLE clientele.match_settings ADD COLUMN rules jsonb;
