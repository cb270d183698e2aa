import { consentChannels, consentTopics, type Consent, type ConsentSaid } from '#contract/consents';
import { wordingOf } from './wording.ts';

/**
 * What holds now, for every topic and channel: the last that was said. What nobody said anything about is not allowed.
 * @param said newest first
 */
export function consentsNow(
  said: readonly ConsentSaid[],
  business: string,
  language: Parameters<typeof wordingOf>[0],
): Consent[] {
  return consentTopics.flatMap((topic) =>
    consentChannels.map((channel) => {
      const last = said.find((one) => one.channel === channel && one.topic === topic) ?? null;
      return {
        channel,
        topic,
        given: last?.given ?? false,
        wording: wordingOf(language, business, { channel, topic }),
        said: last,
      };
    }),
  );
}
