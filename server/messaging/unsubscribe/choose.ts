import type { MessagePurpose } from '#contract/message-types';
import type { messages } from '#contract/messages';
import type { ReplyOf } from '#contract/operation';
import type { ConsentTopic } from '#contract/consents';
import { survivorOf } from '#identity';
import { findBusiness } from '#tenancy';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { systemOf, type Anonymous, type Who } from '#platform/who';
import { readSaid } from '../consents/said.ts';
import { sayConsent } from '../consents/say.ts';
import { languageFor } from '../outbox/language.ts';
import { allows } from '../outbox/rules.ts';
import { messageOfToken } from './link.ts';

type Shown = ReplyOf<typeof messages.getMailChoice>;

/** The link of a message: whose business it names, and the token in it. */
interface Link {
  readonly slug: string;
  readonly token: string;
}

/**
 * Says what the link of a message is about, and, where asked to, that its reader allows or forbids more of the kind. Whoever
 * holds the link got the message: it opens that one choice and nothing else.
 * @param given what they choose; undefined: nothing changes
 * @throws {Refusal} `not_found` for a link that nobody was sent
 */
export async function chooseByLink(
  { db }: Ports,
  by: Who,
  { slug, token }: Link,
  given?: boolean,
): Promise<Shown> {
  const visitor: Anonymous = { kind: 'anonymous', request: by.request };
  const business = await db.as(visitor, 'gate', (tx) => findBusiness(tx, slug));
  if (business === undefined) return refuse('not_found');
  const who = systemOf(business.id, by.request);
  return db.as(who, 'caller', async (tx) => {
    const { customer, topic, language } = await messageOf(tx, who.tenant, token);
    const said = await readSaid(tx, who.tenant, customer);
    const last = said.find((one) => one.channel === 'email' && one.topic === topic);
    const now = allows(topic, last?.given);
    if (given !== undefined && given !== now)
      await sayConsent(tx, who, customer, {
        channel: 'email',
        topic,
        given,
        source: 'link',
        language: languageFor(language, business.language) ?? 'en',
      });
    return {
      business: business.name,
      language: languageFor(language, business.language) ?? 'en',
      purpose: topic,
      given: given ?? now,
    };
  });
}

interface Meant {
  readonly customer: string;
  readonly topic: ConsentTopic & MessagePurpose;
  readonly language: string;
}

async function messageOf(tx: Tx, tenant: string, token: string): Promise<Meant> {
  const id = await messageOfToken(tx, tenant, token);
  if (id === undefined) return refuse('not_found');
  const row = await tx
    .selectFrom('messages')
    .select(['customer_id', 'purpose', 'language'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('purpose', 'in', ['reminders', 'feedback', 'offers'])
    .executeTakeFirst();
  if (row === undefined || row.customer_id === null) return refuse('not_found');
  return {
    customer: await survivorOf(tx, row.customer_id),
    topic: row.purpose as Meant['topic'],
    language: row.language,
  };
}
