import { createBusiness, joinTeam, personBy } from '#tenancy';
import type { setupOperations } from '#contract/access/setup';
import type { BodyOf } from '#contract/operation';
import type { Database } from '#platform/db';
import { systemOf, type Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count, fromSource } from '../count.ts';
import { signIn, type SignIn } from '../sign-in.ts';
import { endOtherLinks, useOwnerLink } from './link.ts';

/** What a first owner says of themselves and their business. */
export type SetUp = BodyOf<typeof setupOperations.setUpBusiness>;

/**
 * Sets up a business with its first owner, by the one-time link. The link proves that somebody has this server's
 * screen before them, not whose an address is: a person who was known here before is not signed in by it.
 * A taken slug breaks `tenants_slug_key` and leaves the link unused.
 * @throws {Refusal} `link_dead`, `demo_apart`, `too_many_requests`
 */
export async function setUpBusiness(
  db: Database,
  who: Who,
  given: SetUp,
): Promise<{ business: string; signIn: SignIn | null }> {
  await count(db, who, [fromSource(who, limits.linksFromSource)]);
  return db.as(who, 'gate', async (tx) => {
    await useOwnerLink(tx, given.token);
    const { business, location, owner } = given;
    const tenant = await createBusiness(tx, who, { ...business, locations: [location] });
    await endOtherLinks(tx);
    const person = await personBy(tx, owner);
    await joinTeam(tx, systemOf(tenant, who.request), { person, role: 'owner' });
    if (!person.made) return { business: tenant, signIn: null };
    return { business: tenant, signIn: await signIn(tx, who, person.id, 'setup') };
  });
}
