-- What holds now of what customers allow: the last that was said about each channel and topic, by them or by those who
-- became part of them. Who said nothing has no row. For rooms that do not write consents, such as segments.
CREATE OR REPLACE VIEW clientele.consents_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (s.tenant_id, s.channel, s.topic, s.customer_id)
  s.tenant_id, s.channel, s.topic, s.customer_id, s.given
FROM (
  SELECT c.tenant_id, c.channel, c.topic, c.id, c.given,
    -- Walking the lineage costs more than asking whether there is any.
    CASE WHEN EXISTS (
      SELECT FROM clientele.lineage l
      WHERE l.tenant_id = c.tenant_id AND l.customer_id = c.customer_id AND l.undone_at IS NULL)
    THEN clientele.survivor(c.customer_id) ELSE c.customer_id END AS customer_id
  FROM clientele.consents c
) AS s
ORDER BY s.tenant_id, s.channel, s.topic, s.customer_id, s.id DESC;

GRANT SELECT ON clientele.consents_now TO clientele_app, clientele_engine;
