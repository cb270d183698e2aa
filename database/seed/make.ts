import { identifyMany } from '#identity';
import { addField, addTag, createBusiness, joinTeam, personBy } from '#tenancy';
import { wantsDemo } from '#access';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { systemOf, type System } from '#platform/who';
import { businesses, type DemoBusiness } from './businesses.ts';
import { profilesOf } from './profiles.ts';
import { noteRegulars } from './regulars.ts';

/** Where the chances of the first business begin; each of the others has its own. */
const firstSeed = 20_260_101;

/**
 * Makes the demo where there is nothing else yet: four businesses with their teams, tags and fields, and people who
 * came in by several doors each and were recognised by the engine itself. What an interrupted start has left out is
 * made good by the next one.
 * @returns how many businesses were made or finished; 0 where a business is there that is not of the demo, or the demo
 * was left
 */
export async function makeDemo(db: Database): Promise<number> {
  if (!(await wantsDemo(db))) return 0;
  let made = 0;
  for (const [place, business] of businesses.entries()) {
    const { tenant, isNew } = await makeBusiness(db, business);
    const system = systemOf(tenant, newId());
    const filled = await letPeopleIn(db, system, business, firstSeed + place);
    const noted = await noteRegulars(db, system, business, firstSeed + place);
    if (isNew || filled || noted) made += 1;
  }
  return made;
}

async function makeBusiness(
  db: Database,
  business: DemoBusiness,
): Promise<{ tenant: string; isNew: boolean }> {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', async (tx) => {
    const there = await tx
      .selectFrom('tenants')
      .select('id')
      .where('slug', '=', business.slug)
      .executeTakeFirst();
    if (there !== undefined) return { tenant: there.id, isNew: false };
    const tenant = await createBusiness(tx, who, { ...business, isDemo: true });
    const system = systemOf(tenant, who.request);
    for (const { email, name, role } of business.staff) {
      const person = await personBy(tx, { email, name, isDemo: true });
      await joinTeam(tx, system, { person, role });
    }
    return { tenant, isNew: true };
  });
}

/** All people of a business in one transaction: they are there whole or not at all. */
async function letPeopleIn(
  db: Database,
  who: System,
  business: DemoBusiness,
  seed: number,
): Promise<boolean> {
  const empty = await db.as(who, 'caller', async (tx) => {
    const named = await tx
      .selectFrom('tags')
      .select('id')
      .where('tenant_id', '=', who.tenant)
      .limit(1)
      .executeTakeFirst();
    if (named !== undefined) return false;
    for (const [name, color] of business.tags) await addTag(tx, who, { name, color });
    for (const { key, label, kind, choices = [] } of business.fields)
      await addField(tx, who, { key, label, kind, choices: [...choices] });
    return true;
  });
  const none = await db.as(who, 'engine', async (tx) => {
    const some = await tx
      .selectFrom('profiles')
      .select('id')
      .where('tenant_id', '=', who.tenant)
      .limit(1)
      .executeTakeFirst();
    if (some !== undefined) return false;
    await identifyMany(tx, who, profilesOf(business, seed));
    return true;
  });
  return empty || none;
}
