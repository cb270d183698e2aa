/** Of a role's or function's grants, those to others than its owner, as `SELECT, UPDATE … TO role`. */
const granted = (kind: string, name: string, acl: string, owner: string) => `
  SELECT format('GRANT %s ON ${kind} %s TO %s;',
      string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type COLLATE "C"), ${name},
      CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END) AS text, g.grantee
  FROM aclexplode(${acl}) g WHERE g.grantee <> ${owner} GROUP BY g.grantee`;

/** Questions to the catalog, each answered in rows of text. */
export const catalog = {
  roles: `
    SELECT format('-- role %s%s', rolname, CASE WHEN rolcanlogin THEN ' (login)' ELSE '' END) AS text
    FROM pg_catalog.pg_roles WHERE rolname LIKE 'clientele\\_%' ORDER BY rolname COLLATE "C"`,

  functions: `
    SELECT rtrim(pg_get_functiondef(p.oid), E'\\n') || E';\\n' || coalesce((
      SELECT string_agg(text, E'\\n' ORDER BY text COLLATE "C") || E'\\n'
      FROM (${granted('FUNCTION', 'p.oid::regprocedure', 'p.proacl', 'p.proowner')}) grants), '') AS text
    FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'clientele'::regnamespace AND p.prokind IN ('f', 'p')
    ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C"`,

  /** Tables with their columns and constraints, and views. */
  relations: `
    SELECT c.oid, CASE WHEN c.relkind IN ('v', 'm')
      THEN format(E'CREATE VIEW %s%s AS\\n%s', c.oid::regclass,
        coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid))
      ELSE format(E'CREATE TABLE %s (\\n%s\\n);%s%s', c.oid::regclass, (
        SELECT string_agg('  ' || line, E',\\n' ORDER BY place, line COLLATE "C") FROM (
          SELECT a.attnum::int AS place, concat_ws(' ', quote_ident(a.attname),
            format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN 'NOT NULL' END,
            CASE a.attgenerated WHEN '' THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
              ELSE format('GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid)) END) AS line
          FROM pg_catalog.pg_attribute a
          LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL
          SELECT 10000, format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid))
          FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n') lines),
        CASE WHEN c.relrowsecurity THEN E'\\n-- row security: enabled' ELSE '' END,
        CASE WHEN c.relforcerowsecurity THEN ' and forced' ELSE '' END) END AS text
    FROM pg_catalog.pg_class c
    WHERE c.relnamespace = 'clientele'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
    ORDER BY c.relname COLLATE "C"`,

  indexes: `
    SELECT pg_get_indexdef(i.indexrelid) || ';' AS text FROM pg_catalog.pg_index i
    WHERE i.indrelid = $1 AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = $1)`,

  policies: `
    SELECT concat_ws(' ', 'CREATE POLICY', quote_ident(p.polname), 'ON', c.oid::regclass,
      CASE WHEN p.polpermissive THEN NULL ELSE 'AS RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT' WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' END,
      'TO', (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' WHEN r = c.relowner THEN 'CURRENT_USER' ELSE r::regrole::text END, ', ')
        FROM unnest(p.polroles) r),
      'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') || ';' AS text
    FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
    WHERE p.polrelid = $1`,

  grants: `
    SELECT text FROM pg_catalog.pg_class c,
      LATERAL (${granted('', 'c.oid::regclass', 'c.relacl', 'c.relowner').replace('ON  ', 'ON ')}) grants
    WHERE c.oid = $1
    UNION ALL
    SELECT format('GRANT %s (%s) ON %s TO %s;', g.privilege_type,
      string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum), c.oid::regclass,
      CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE g.grantee::regrole::text END)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
    WHERE c.oid = $1 AND g.grantee <> c.relowner GROUP BY c.oid, g.grantee, g.privilege_type`,
} as const;
