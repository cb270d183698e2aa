-- Files may hang on a customer; those of imports hang on none.
ALTER TABLE clientele.files ADD COLUMN customer_id uuid;

ALTER TABLE clientele.files ADD COLUMN added_by uuid;

ALTER TABLE clientele.files ADD CONSTRAINT files_customer_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id) NOT VALID;

ALTER TABLE clientele.files VALIDATE CONSTRAINT files_customer_fkey;

CREATE INDEX files_customer_idx ON clientele.files (tenant_id, customer_id, id) WHERE customer_id IS NOT NULL;

-- Whether anything still refers to the same bytes.
CREATE INDEX files_sha256_idx ON clientele.files (tenant_id, sha256);

ALTER TABLE clientele.files ALTER COLUMN tenant_id SET STATISTICS 0;
