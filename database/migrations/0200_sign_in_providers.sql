-- Services by which a business lets its customers sign in: its own registration with Google, Facebook, LINE or anybody who
-- speaks OpenID Connect. The secret is sealed under the business's own key. What a sign-in under way must remember (state,
-- nonce, verifier) is sealed in the browser that began it, and nowhere here.
CREATE TABLE clientele.sign_in_providers (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('google', 'facebook', 'line', 'oidc')),
  -- As the button says it.
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  -- Who issues the tokens; null where the kind says it.
  issuer text CHECK (length(issuer) BETWEEN 1 AND 300),
  client_id text NOT NULL CHECK (length(client_id) BETWEEN 1 AND 200),
  client_secret bytea NOT NULL,
  -- Stands for the service where the demo is allowed: the twin on this machine.
  is_twin boolean NOT NULL DEFAULT false,
  on_since timestamptz,
  tried_at timestamptz,
  -- What the last trial found wrong; null: it went well.
  tried_fault text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT sign_in_providers_issuer_of_oidc_check CHECK ((kind = 'oidc') = (issuer IS NOT NULL))
);

CREATE UNIQUE INDEX sign_in_providers_kind_key ON clientele.sign_in_providers (tenant_id, kind) WHERE kind <> 'oidc';

CREATE UNIQUE INDEX sign_in_providers_issuer_key ON clientele.sign_in_providers (tenant_id, issuer) WHERE kind = 'oidc';

ALTER TABLE clientele.sign_in_providers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.sign_in_providers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.sign_in_providers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.sign_in_providers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.sign_in_providers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.sign_in_providers TO clientele_app;

-- Whoever signs in is nobody yet.
CREATE POLICY gate ON clientele.sign_in_providers FOR SELECT TO clientele_gate USING (true);

GRANT SELECT ON clientele.sign_in_providers TO clientele_gate;

-- A customer's own ways to sign in are told by the engine.
CREATE POLICY engine ON clientele.sign_in_providers FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, id, kind, name, issuer, is_twin) ON clientele.sign_in_providers TO clientele_engine;

-- A sign-in is linked by a proof or by staff only: where it is likely to be somebody who is there, staff are asked.
ALTER TABLE clientele.reviews DROP CONSTRAINT reviews_reason_check;

ALTER TABLE clientele.reviews ADD CONSTRAINT reviews_reason_check CHECK (reason IN ('unsure', 'tie', 'uncorroborated', 'household', 'contradiction', 'resembles', 'unproved'));
