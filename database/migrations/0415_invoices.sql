-- Who sells, as invoices say it, and how long they are kept.
CREATE TABLE clientele.seller_settings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  -- Empty: as the business is called.
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 200),
  address text NOT NULL DEFAULT '' CHECK (length(address) <= 1000),
  -- Whoever has none gives receipts in place of invoices.
  tax_number text NOT NULL DEFAULT '' CHECK (length(tax_number) <= 60),
  footer text NOT NULL DEFAULT '' CHECK (length(footer) <= 500),
  keep_years smallint NOT NULL DEFAULT 10 CHECK (keep_years BETWEEN 1 AND 30),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);

-- Taxes that are in prices, or come on top of them. The first is what holds where nothing else is said.
CREATE TABLE clientele.tax_rates (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  permille integer NOT NULL CHECK (permille BETWEEN 0 AND 1000),
  -- Null: used no more.
  position integer,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX tax_rates_position_key ON clientele.tax_rates (tenant_id, position) WHERE position IS NOT NULL;

-- How many numbers of a series a business has given out in a year: the transaction that gives one out writes the document too.
CREATE TABLE clientele.invoice_counts (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  kind text NOT NULL CHECK (kind IN ('invoice', 'receipt', 'credit_note')),
  year smallint NOT NULL,
  taken integer NOT NULL CHECK (taken > 0),
  PRIMARY KEY (tenant_id, kind, year)
);

-- What was given out for a payment or a refund. Nothing in it changes any more; the buyer goes once the law wants it kept no longer.
CREATE TABLE clientele.invoices (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invoice', 'receipt', 'credit_note')),
  number text NOT NULL CHECK (length(number) <= 40),
  issued_on date NOT NULL,
  payment_id uuid NOT NULL,
  refund_id uuid,
  corrects_id uuid,
  customer_id uuid,
  subject_kind text NOT NULL CHECK (subject_kind IN ('booking', 'package')),
  subject_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  net_minor bigint NOT NULL,
  tax_minor bigint NOT NULL CHECK (tax_minor >= 0),
  total_minor bigint NOT NULL CHECK (total_minor > 0),
  content jsonb NOT NULL,
  keep_until date NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES clientele.payments (tenant_id, id),
  FOREIGN KEY (tenant_id, refund_id) REFERENCES clientele.refunds (tenant_id, id),
  FOREIGN KEY (tenant_id, corrects_id) REFERENCES clientele.invoices (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  CONSTRAINT invoices_number_key UNIQUE (tenant_id, kind, number),
  CONSTRAINT invoices_refund_key UNIQUE (tenant_id, refund_id),
  CHECK (net_minor + tax_minor = total_minor),
  CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL)),
  CHECK ((kind = 'credit_note') = (corrects_id IS NOT NULL))
);

CREATE UNIQUE INDEX invoices_payment_key ON clientele.invoices (tenant_id, payment_id) WHERE refund_id IS NULL;

CREATE INDEX invoices_subject_idx ON clientele.invoices (tenant_id, subject_id, id);

CREATE INDEX invoices_customer_idx ON clientele.invoices (tenant_id, customer_id, id) WHERE customer_id IS NOT NULL;

CREATE INDEX invoices_corrects_idx ON clientele.invoices (tenant_id, corrects_id) WHERE corrects_id IS NOT NULL;

CREATE INDEX invoices_keep_idx ON clientele.invoices (tenant_id, keep_until);

ALTER TABLE clientele.seller_settings ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.seller_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.seller_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.seller_settings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.seller_settings TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.seller_settings TO clientele_app;

CREATE POLICY engine ON clientele.seller_settings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.seller_settings TO clientele_engine;

ALTER TABLE clientele.tax_rates ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.tax_rates ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tax_rates FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tax_rates TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tax_rates TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.tax_rates TO clientele_app;

CREATE POLICY engine ON clientele.tax_rates TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.tax_rates TO clientele_engine;

ALTER TABLE clientele.invoice_counts ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.invoice_counts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.invoice_counts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.invoice_counts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.invoice_counts TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.invoice_counts TO clientele_app;

CREATE POLICY engine ON clientele.invoice_counts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.invoice_counts TO clientele_engine;

ALTER TABLE clientele.invoices ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.invoices ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.invoices FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.invoices TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.invoices TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT ON clientele.invoices TO clientele_app;

CREATE POLICY engine ON clientele.invoices TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, UPDATE (content) ON clientele.invoices TO clientele_engine;
