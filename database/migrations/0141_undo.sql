-- What is taken off a customer by a person can be put back within a day, as it was; then it is gone for good.
ALTER TABLE clientele.customer_notes ADD COLUMN removed_at timestamptz;

ALTER TABLE clientele.files ADD COLUMN removed_at timestamptz;

-- The row of an e-mail or phone, until its day is over; the hash beside it stays.
ALTER TABLE clientele.removed_contacts ADD COLUMN kept jsonb;

GRANT UPDATE ON clientele.removed_contacts TO clientele_engine;

CREATE INDEX customer_notes_removed_idx ON clientele.customer_notes (tenant_id, removed_at) WHERE removed_at IS NOT NULL;

CREATE INDEX files_removed_idx ON clientele.files (tenant_id, removed_at) WHERE removed_at IS NOT NULL;

CREATE INDEX removed_contacts_kept_idx ON clientele.removed_contacts (tenant_id, removed_at) WHERE kept IS NOT NULL;
