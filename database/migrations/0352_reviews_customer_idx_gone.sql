-- alone
-- Of open cases only; reviews_of_customer_idx finds them too.
DROP INDEX CONCURRENTLY IF EXISTS clientele.reviews_customer_idx;
