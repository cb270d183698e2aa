import { becomeOne, identify } from '#identity';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Vouched } from '#platform/sign-in-port';
import { type Customer, systemOf } from '#platform/who';
import { giveBack, keepPicture } from '../ways/kept.ts';
import type { Provider } from './registration.ts';
import { checkedEmail, knownWay, profileOf, standingOf } from './vouched-person.ts';

/**
 * Lets a customer who is signed in sign in by a service too: both are proved, the session and the service's word. An
 * address that another customer has is left out.
 * Where the service's person has come in before as somebody else, the two become one, for both have been proved.
 * @throws {Refusal} `linked_elsewhere` where the business knows both from elsewhere: then that is for staff to do
 */
export async function addWay(
  db: Database,
  who: Customer,
  provider: Provider,
  vouched: Vouched,
): Promise<void> {
  const { tenant, customer } = who;
  const system = systemOf(tenant, who.request);
  await db.as(system, 'engine', async (tx) => {
    const known = await knownWay(tx, tenant, provider, vouched);
    if (known !== undefined && known.customer !== customer) {
      const one = await becomeOne(tx, who, known.customer);
      if (one === null) refuse('linked_elsewhere');
      await giveBack(tx, tenant, known.profile);
      return;
    }
    const checked = checkedEmail(vouched);
    const isOwn = checked !== null && (await standingOf(tx, tenant, checked, customer)) === 'own';
    const written = profileOf(provider, vouched, isOwn ? checked : null);
    const { profile } = await identify(tx, system, written, { owner: customer });
    await keepPicture(tx, tenant, profile, vouched.picture);
    await giveBack(tx, tenant, profile);
  });
}
