-- What a file says of tiers and of what people allow is kept with the line it came from, so that it can be taken back with
-- its import. What people said here stays for good.
ALTER TABLE clientele.consents ADD COLUMN import_id uuid;

ALTER TABLE clientele.consents ADD COLUMN import_line integer;

ALTER TABLE clientele.consents ADD CONSTRAINT consents_import_check CHECK (
  (source = 'import') = (import_id IS NOT NULL) AND (import_id IS NULL) = (import_line IS NULL)) NOT VALID;

ALTER TABLE clientele.consents VALIDATE CONSTRAINT consents_import_check;

ALTER TABLE clientele.consents DROP CONSTRAINT consents_source_check;

ALTER TABLE clientele.consents ADD CONSTRAINT consents_source_check CHECK (
  source IN ('portal', 'spoken', 'paper', 'written', 'outside', 'import')) NOT VALID;

ALTER TABLE clientele.consents VALIDATE CONSTRAINT consents_source_check;

ALTER TABLE clientele.consents ADD CONSTRAINT consents_tenant_id_import_id_fkey
  FOREIGN KEY (tenant_id, import_id) REFERENCES clientele.imports (tenant_id, id) NOT VALID;

ALTER TABLE clientele.consents VALIDATE CONSTRAINT consents_tenant_id_import_id_fkey;

ALTER TABLE clientele.customer_tiers ADD COLUMN import_id uuid;

ALTER TABLE clientele.customer_tiers ADD COLUMN import_line integer;

-- Which source's file said it: what a source says again is no news.
ALTER TABLE clientele.customer_tiers ADD COLUMN source text;

ALTER TABLE clientele.customer_tiers ADD CONSTRAINT customer_tiers_import_check CHECK (
  (import_id IS NULL) = (import_line IS NULL) AND (import_id IS NULL) = (source IS NULL)) NOT VALID;

ALTER TABLE clientele.customer_tiers VALIDATE CONSTRAINT customer_tiers_import_check;

ALTER TABLE clientele.customer_tiers ADD CONSTRAINT customer_tiers_tenant_id_import_id_fkey
  FOREIGN KEY (tenant_id, import_id) REFERENCES clientele.imports (tenant_id, id) NOT VALID;

ALTER TABLE clientele.customer_tiers VALIDATE CONSTRAINT customer_tiers_tenant_id_import_id_fkey;
