-- Whose rows a caller sees is asked once a statement. A function in a policy is called for every row; a function in a
-- sub-select of its own is called before the first.

-- The customer that the caller is, null for everybody else.
CREATE FUNCTION clientele.own_customer() RETURNS uuid
  LANGUAGE plpgsql STABLE PARALLEL SAFE
  SET search_path = ''
  AS $$
DECLARE
  claims jsonb := nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb;
BEGIN
  RETURN CASE claims ->> 'caller' WHEN 'customer' THEN (claims ->> 'customer_id')::uuid END;
END $$;

DO $$
DECLARE
  policy record;
  seen text;
BEGIN
  FOR policy IN
    SELECT tablename, policyname, qual FROM pg_catalog.pg_policies
    WHERE schemaname = 'clientele' AND (qual LIKE '%clientele.at_work()%' OR qual LIKE '%clientele.sees(%')
  LOOP
    seen := replace(policy.qual, 'clientele.at_work()', '(SELECT clientele.at_work())');
    seen := regexp_replace(seen, 'clientele\.sees\((\w+)\)',
      '((SELECT clientele.at_work()) OR \1 = (SELECT clientele.own_customer()))');
    EXECUTE format('ALTER POLICY %I ON clientele.%I USING (%s)', policy.policyname, policy.tablename, seen);
  END LOOP;
END $$;
