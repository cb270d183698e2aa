import { sql } from 'kysely';
import type { Database } from '#platform/db';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Key, Staff } from '#platform/who';
import { ownerLinkIn } from '../setup/link.ts';

/**
 * Leaves the demo: its businesses, people, customers, mail, jobs and files are deleted for good. The link that it
 * leaves behind is also what keeps the demo from being made anew at the next start.
 * @returns the first owner's one-time link, or null when another business is there already
 * @throws {Refusal} `demo_only` when the caller's business is not of the demo
 */
export async function leaveDemo(ports: Ports, who: Staff | Key): Promise<string | null> {
  const { db, config } = ports;
  const businesses = await demoBusinesses(db, who);
  const link = await db.as(who, 'gate', async (tx) => {
    await sql`SELECT clientele.leave_demo()`.execute(tx);
    const left = await tx.selectFrom('tenants').select('id').limit(1).executeTakeFirst();
    return left === undefined ? ownerLinkIn(tx, config) : null;
  });
  for (const { id } of businesses)
    for await (const sha256 of ports.files.list(id)) await ports.files.remove(id, sha256);
  return link;
}

async function demoBusinesses(db: Database, who: Staff | Key) {
  const businesses = await db.as(who, 'gate', (tx) =>
    tx.selectFrom('tenants').select('id').where('is_demo', '=', true).execute(),
  );
  if (!businesses.some(({ id }) => id === who.tenant)) refuse('demo_only');
  return businesses;
}
