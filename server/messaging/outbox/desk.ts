import { listTeam, readBusiness } from '#tenancy';
import type { Job } from '#platform/tasks';
import { readSettings, type MessageSettings } from '../settings/read.ts';

/** What sending for one business needs, read once a job. */
export interface Desk {
  readonly business: Awaited<ReturnType<typeof readBusiness>>;
  readonly settings: MessageSettings;
  /** Addresses of the people at work, by their ids. */
  readonly team: ReadonlyMap<string, string>;
}

/** Reads what sending for a business needs. */
export async function openDesk({
  db,
  who,
}: Pick<Job<{ tenant: string }>, 'db' | 'who'>): Promise<Desk> {
  const team = await db.as(who, 'gate', (tx) => listTeam(tx, who.tenant));
  return db.as(who, 'caller', async (tx) => ({
    business: await readBusiness(tx, who.tenant),
    settings: await readSettings(tx, who.tenant),
    team: new Map(team.map(({ user, email }) => [user, email])),
  }));
}
