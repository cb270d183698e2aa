-- What is known of a way to sign in beside its profile: the picture that its service named, and whether its customer removed
-- it. A row follows its profile when customers are merged or parted; a way without one has neither.
CREATE TABLE clientele.sign_in_ways (
  tenant_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  picture_url text CHECK (picture_url ~ '^https://' AND length(picture_url) <= 500),
  -- From then on it opens nothing, until whoever is signed in adds it again.
  removed_at timestamptz,
  PRIMARY KEY (tenant_id, profile_id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id)
);

ALTER TABLE clientele.sign_in_ways ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.sign_in_ways ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.sign_in_ways FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.sign_in_ways TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.sign_in_ways TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, DELETE ON clientele.sign_in_ways TO clientele_gate;

CREATE POLICY engine ON clientele.sign_in_ways TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.sign_in_ways TO clientele_engine;

-- Whether a service is switched on says whether it is a way that works.
GRANT SELECT (on_since) ON clientele.sign_in_providers TO clientele_engine;
