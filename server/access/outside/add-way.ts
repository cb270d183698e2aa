import { identify } from '#identity';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Vouched } from '#platform/sign-in-port';
import { type Customer, systemOf } from '#platform/who';
import type { Provider } from './registration.ts';
import { checkedEmail, knownWay, profileOf, standingOf } from './vouched-person.ts';

/**
 * Lets a customer who is signed in sign in by a service too: both are proved, the session and the service's word. An
 * address that another customer has is left out.
 * @throws {Refusal} `linked_elsewhere` where the service's person has come in before, and leads to another customer
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
    if (known !== undefined && known.customer !== customer) refuse('linked_elsewhere');
    const checked = checkedEmail(vouched);
    const isOwn = checked !== null && (await standingOf(tx, tenant, checked, customer)) === 'own';
    const written = profileOf(provider, vouched, isOwn ? checked : null);
    await identify(tx, system, written, { owner: customer });
  });
}
