-- alone
CREATE INDEX CONCURRENTLY IF NOT EXISTS consents_said_idx
  ON clientele.consents (tenant_id, channel, topic, customer_id, id DESC) INCLUDE (given);
