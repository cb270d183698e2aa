-- Tolerant search. Trigrams live in the schema that Supabase keeps for extensions; where they are installed already,
-- wherever that is, they are used as they are.
CREATE SCHEMA IF NOT EXISTS extensions;

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA extensions;

-- What a customer can be found by, written by the program. search: folded words, also in Latin letters, addresses,
-- digits. by_family and by_given: folded names, for ordering lists and for looking up by their beginning.
CREATE TABLE clientele.search_texts (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  search text NOT NULL,
  by_family text NOT NULL COLLATE "C",
  by_given text NOT NULL COLLATE "C",
  PRIMARY KEY (tenant_id, customer_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX search_texts_family_idx ON clientele.search_texts (tenant_id, by_family, customer_id);

CREATE INDEX search_texts_given_idx ON clientele.search_texts (tenant_id, by_given, customer_id);

-- A short pending list: searching reads all of it.
DO $$
BEGIN
  EXECUTE format(
    'CREATE INDEX search_texts_trigram_idx ON clientele.search_texts USING gin (tenant_id, search %I.gin_trgm_ops)
       WITH (gin_pending_list_limit = 1024)',
    (SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_trgm'));
END $$;
