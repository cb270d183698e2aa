import { identify } from '#identity';
import type { Database } from '#platform/db';
import type { Vouched } from '#platform/sign-in-port';
import { systemOf, type Who } from '#platform/who';
import { keepPicture } from '../ways/kept.ts';
import { openPortal } from '../open-portal.ts';
import type { Opened } from '../sessions/open.ts';
import { type Provider } from './registration.ts';
import { checkedEmail, knownWay, profileOf, standingOf } from './vouched-person.ts';

/** Whom a service vouches for, and what they proved here on top of it. */
interface Coming {
  readonly tenant: string;
  readonly provider: Provider;
  readonly vouched: Vouched;
  /**
   * The proof of their address: not asked for yet (null); the code that went there, to be used up; or `without`: they have
   * none, and come in with a record of their own.
   */
  readonly proved: { readonly code: string } | 'without' | null;
}

/**
 * Signs in whom a service vouches for. Who came this way before is where they were. Of somebody new, an address that the
 * service has checked leads to whoever proved it here before, or to a new customer; where a customer has it whom nobody ever
 * asked, it must be proved here first.
 * @returns null where the address must be proved first: nothing has been kept then
 * @throws {Refusal} `code_wrong`
 */
export async function openOutside(db: Database, who: Who, coming: Coming): Promise<Opened | null> {
  const { tenant, provider, vouched, proved } = coming;
  const system = systemOf(tenant, who.request);
  const found = await db.as(system, 'engine', async (tx) => {
    const known = await knownWay(tx, tenant, provider, vouched);
    const checked = proved === 'without' ? null : checkedEmail(vouched);
    const standing =
      checked === null || proved !== null
        ? 'own'
        : await standingOf(tx, tenant, checked, known?.customer ?? null);
    if (standing === 'unproved' && known === undefined) return null;
    const email = standing === 'unproved' ? null : checked;
    const came = await identify(tx, system, profileOf(provider, vouched, email), {});
    await keepPicture(tx, tenant, came.profile, vouched.picture);
    return came;
  });
  if (found === null) return null;
  const way = provider.registration.kind;
  const code = proved !== null && proved !== 'without' ? proved.code : undefined;
  return openPortal(db, who, { tenant, way, ...found, ...(code !== undefined && { code }) });
}
