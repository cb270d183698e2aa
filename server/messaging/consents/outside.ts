import type { ConsentChannel } from '#contract/consents';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { consentsNow } from './now.ts';
import { readSaid } from './said.ts';
import { sayConsent } from './say.ts';

/** What somebody told another system about news and offers, and when. */
interface SaidOutside {
  readonly given: boolean;
  readonly at: Date;
  /** How they want to be reached; who allows nothing allows it on no channel. */
  readonly channels: readonly ConsentChannel[];
}

/** Writes down what a customer told another system about news and offers, unless they said something else since. */
export async function sayOutside(
  tx: Tx,
  who: Tenanted,
  customer: string,
  { given, at, channels }: SaidOutside,
): Promise<void> {
  const said = await readSaid(tx, who.tenant, customer);
  const since = said.some((one) => one.topic === 'offers' && Date.parse(one.at) > at.getTime());
  if (since) return;
  const other = consentsNow(said, '', 'en').filter(
    (one) =>
      one.topic === 'offers' && one.given !== given && (!given || channels.includes(one.channel)),
  );
  for (const { channel, topic } of other)
    await sayConsent(tx, who, customer, {
      channel,
      topic,
      given,
      source: 'outside',
      language: 'en',
    });
}
