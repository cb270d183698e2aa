import type { EvidenceOut } from '#contract/evidence';
import type { Evidence } from '../match/types.ts';
import { reasonsOf } from '../match/reasons.ts';

/** What stands in a sentence for a value that the reader may not see. */
const hidden = '…';

/**
 * Evidence in words, to whoever sent the profile: they see what they sent and not what the customer has. Where both have
 * the same, they know it already.
 */
export function evidenceFor(evidence: readonly Evidence[]): EvidenceOut[] {
  const shown = evidence.map((one): Evidence => {
    const [mine, theirs] = one.values;
    return mine === theirs ? one : { ...one, values: [mine, hidden] };
  });
  return reasonsOf(shown).map(({ field, level, weight, params, sentence, former }) => ({
    field,
    level,
    weight,
    sentence,
    values: params.b === hidden ? null : [params.a, params.b],
    ...(former && { former }),
  }));
}
