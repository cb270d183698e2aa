import type { ReplyOf } from '#contract/operation';
import { startSteps, type today } from '#contract/today';
import { countCustomers } from '#identity';
import { lastBackup } from '#platform/backups';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import type { Tenanted } from '#platform/who';
import { countTeam, listLocations, readBusiness } from '#tenancy';

type Start = ReplyOf<typeof today.getStart>;
type Step = (typeof startSteps)[number];

/**
 * Where a business stands on its way to work. Nothing is ticked off by hand: a step is done when what it is about is
 * there.
 */
export async function readStart(db: Database, who: Tenanted, config: Config): Promise<Start> {
  const [business, places, team, people] = await db.as(who, 'caller', (tx) =>
    Promise.all([
      readBusiness(tx, who.tenant),
      listLocations(tx, who.tenant),
      countTeam(tx, who.tenant),
      countCustomers(tx, who),
    ]),
  );
  // Of the whole server, and of no business: seen from the gate only.
  const backup = await db.as(who, 'gate', lastBackup);
  const sends = config.smtpUrl !== undefined;
  const open = places.filter((place) => place.archivedAt === null).length;
  const done: Record<Step, { done: boolean; count: number | null }> = {
    business: { done: business.name !== '' && business.currency !== '', count: null },
    locations: { done: open > 0, count: open },
    team: { done: team > 1, count: team },
    mail: { done: sends, count: null },
    import: { done: people.customers > 0, count: people.customers },
    backup: { done: backup !== null, count: null },
  };
  return {
    steps: startSteps.map((step) => ({ step, ...done[step] })),
    mail: { sends, from: sends ? config.mailFrom : null },
    lastBackup: backup?.toISOString() ?? null,
    database: config.kind,
  };
}
