import type { TestDatabase } from './open-database.ts';

/** Rows of a table as the database writes them in JSON. */
export interface TenantRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every row of a business in every table. */
export function tenantRows({ asOwner }: TestDatabase, tenant: string): Promise<TenantRow[]> {
  return asOwner(async (login) => {
    const tables = await login.run<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'clientele' AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
       ORDER BY 1`,
    );
    const each = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS table, to_jsonb(t) AS row FROM clientele.${name} t WHERE tenant_id = $1`,
    );
    return login.run<TenantRow>(each.join(' UNION ALL '), [tenant]);
  });
}
