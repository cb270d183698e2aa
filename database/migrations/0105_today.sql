-- What is counted once a night of how well people are known, and when it was counted.
ALTER TABLE clientele.match_statistics ADD COLUMN stale_links integer;

ALTER TABLE clientele.match_statistics ADD COLUMN sharing_customers integer;

ALTER TABLE clientele.match_statistics ADD COLUMN health_counted_at timestamptz;

-- Figures of the last weeks read the youngest rows only. Rows come in order of time, so a summary of each range of pages
-- finds them, at next to no cost for whoever writes.
CREATE INDEX customers_created_idx ON clientele.customers USING brin (tenant_id, created_at) WITH (autosummarize = on);

CREATE INDEX links_linked_idx ON clientele.links USING brin (tenant_id, linked_at) WITH (autosummarize = on);

-- Back-ups that were made of this database, whoever's businesses are in it.
CREATE TABLE clientele.backups (
  id uuid PRIMARY KEY,
  made_at timestamptz NOT NULL,
  rows bigint NOT NULL,
  files integer NOT NULL,
  CONSTRAINT backups_rows_check CHECK (rows >= 0),
  CONSTRAINT backups_files_check CHECK (files >= 0)
);

ALTER TABLE clientele.backups ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.backups FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.backups TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.backups TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, DELETE ON clientele.backups TO clientele_gate;
