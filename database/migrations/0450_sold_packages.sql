-- What a package was sold for and on what terms: what it is sold for later changes nothing of it. None was sold before.
ALTER TABLE clientele.packages ADD COLUMN price_minor bigint NOT NULL CHECK (price_minor >= 0);

ALTER TABLE clientele.packages ADD COLUMN currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE clientele.packages ADD COLUMN valid_days integer CHECK (valid_days BETWEEN 1 AND 3660);

-- Staff may add to a package that nobody has used yet: then less than nothing is used of it.
ALTER TABLE clientele.packages DROP CONSTRAINT packages_used_check;

ALTER TABLE clientele.packages ADD CONSTRAINT packages_used_check CHECK (amount IS NULL OR used <= amount);
