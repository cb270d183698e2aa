import { record } from '#audit';
import type { ConsentChannel, ConsentSaid, ConsentTopic } from '#contract/consents';
import { readBusiness } from '#tenancy';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { wordingOf } from './wording.ts';

/** Something that is said about one channel and one topic. */
export interface Saying {
  readonly channel: ConsentChannel;
  readonly topic: ConsentTopic;
  readonly given: boolean;
  readonly source: ConsentSaid['source'];
  /** The language in which the sentence was shown or read out. */
  readonly language: Parameters<typeof wordingOf>[0];
}

/** Writes down that a customer allows or forbids something, with the sentence it was about. Nothing is ever rewritten. */
export async function sayConsent(
  tx: Tx,
  who: Tenanted,
  customer: string,
  { channel, topic, given, source, language }: Saying,
): Promise<ConsentSaid> {
  const { name } = await readBusiness(tx, who.tenant);
  const line = {
    id: newId(),
    channel,
    topic,
    given,
    source,
    wording: wordingOf(language, name, { channel, topic }),
  };
  const at = now();
  const actor = { kind: who.kind, id: actorOf(who) };
  await tx
    .insertInto('consents')
    .values({
      ...line,
      tenant_id: who.tenant,
      customer_id: customer,
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
    })
    .execute();
  await record(tx, who, {
    type: given ? 'consent.given' : 'consent.withdrawn',
    subject: { kind: 'customer', id: customer },
    customer,
    facts: { channel, topic, source },
  });
  return { ...line, at: at.toISOString(), actor };
}
