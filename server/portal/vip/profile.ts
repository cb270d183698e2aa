import { pictureOf } from '#access';
import type { VipProfile } from '#contract/vip';
import { readContacts, readValueSources } from '#identity';
import { readSaid } from '#messaging';
import { readOwnTier } from '#tiers';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { readFacts, shownTier } from './status.ts';

/**
 * What the business knows of the customer who asks. There is one rule for which value stands: the one of the live record, where
 * the later word of staff or of the customer stands above every source, and sources above each other in the order that the
 * business gave them; of several addresses and numbers, the one that is written to first. As `engine`.
 * @throws {Refusal} `not_found` once there is nothing left of them
 */
export async function readProfile(tx: Tx, who: Customer): Promise<VipProfile> {
  const { tenant, customer, profile } = who;
  const { status, ...facts } = await readFacts(tx, who);
  const [contacts, named, said, tier] = [
    await readContacts(tx, tenant, customer),
    await readValueSources(tx, who),
    await readSaid(tx, tenant, customer),
    await readOwnTier(tx, who),
  ];
  const first = (kind: 'email' | 'phone') =>
    contacts.find((one) => one.kind === kind && one.primary) ?? null;
  const [email, phone] = [first('email'), first('phone')];
  const offers = said.find((one) => one.topic === 'offers' && one.channel === 'email') ?? null;
  return {
    id: profile,
    name: named.name,
    email: email?.value ?? null,
    phoneNumber: phone?.value ?? null,
    pictureUrl: await pictureOf(tx, who),
    marketingPreference: offers?.given ?? null,
    crmStatus: status,
    ...facts,
    vipTier: shownTier(tier),
    sources: {
      name: named.source,
      email: email && sourceOf(email),
      phoneNumber: phone && sourceOf(phone),
      marketingPreference: offers && { source: offers.source, at: offers.at },
      vipTier: tier && { source: tier.source, at: tier.since },
    },
  };
}

function sourceOf(contact: { source: string; profile: string | null; firstSeenAt: string }) {
  const { source, profile, firstSeenAt: at } = contact;
  return { source, profile, user: null, at };
}
