-- Merging customers and taking it back exactly. lineage says who became part of whom, why, and how it ended.
ALTER TABLE clientele.lineage
  ADD COLUMN reason text NOT NULL DEFAULT '';

ALTER TABLE clientele.lineage
  ADD COLUMN undone_by uuid;

ALTER TABLE clientele.lineage
  ADD COLUMN undone_reason text NOT NULL DEFAULT '';

-- Why staff linked a profile, or moved it, and the link that this one took the place of.
ALTER TABLE clientele.links
  ADD COLUMN reason text NOT NULL DEFAULT '';

ALTER TABLE clientele.links
  ADD COLUMN replaces uuid;

ALTER TABLE clientele.links
  ADD COLUMN ended_by uuid;

ALTER TABLE clientele.rejections
  ADD COLUMN reason text NOT NULL DEFAULT '';

-- What a merge changed, row by row, in the order in which it did: what undoes it goes backwards over this. customer_id is
-- whose the row was, row tells it from that customer's others. changed holds columns as they were and as they became; made
-- and gone are rows that the merge wrote, or took away. A row that only moved is named, and not copied.
CREATE TABLE clientele.lineage_rows (
  tenant_id uuid NOT NULL,
  lineage_id uuid NOT NULL,
  position integer NOT NULL,
  table_name text NOT NULL,
  customer_id uuid NOT NULL,
  row jsonb NOT NULL,
  moved boolean NOT NULL,
  changed json,
  made json,
  gone json,
  PRIMARY KEY (tenant_id, lineage_id, position),
  FOREIGN KEY (tenant_id, lineage_id) REFERENCES clientele.lineage (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX lineage_rows_customer_idx ON clientele.lineage_rows (tenant_id, customer_id);

ALTER TABLE clientele.lineage_rows ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.lineage_rows ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.lineage_rows FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.lineage_rows TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY engine ON clientele.lineage_rows TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.lineage_rows TO clientele_engine;

-- A merge moves the tags of a customer, and what bulk tagging may take back of them, to the one that stays.
GRANT UPDATE ON clientele.customer_tags TO clientele_engine;

GRANT UPDATE ON clientele.tagging_rows TO clientele_engine;
