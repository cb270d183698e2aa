import type { Database } from '#platform/db';
import { newId } from '#platform/ids';

/**
 * Whether the demo may be made: there is no business but the demo's own, and nobody has ever been given a link to set
 * one up, which is also what leaving the demo leaves behind.
 */
export function wantsDemo(db: Database): Promise<boolean> {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', async (tx) => {
    const other = await tx
      .selectFrom('tenants')
      .select('id')
      .where('is_demo', '=', false)
      .limit(1)
      .executeTakeFirst();
    const link = await tx
      .selectFrom('owner_links')
      .select('created_at')
      .limit(1)
      .executeTakeFirst();
    return other === undefined && link === undefined;
  });
}
