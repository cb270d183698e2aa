import type { EvidenceOut } from '#contract/evidence';
import type { Evidence } from './match/types.ts';
import { reasonsOf } from './match/reasons.ts';

/** What stands in a sentence for a value that the reader may not see. */
const hidden = '…';

/**
 * Evidence in words. `own`: to whoever sent the profile, who sees what they sent and not what the customer has; where
 * both have the same they know it already. `all`: to staff who may read the customer.
 */
export function evidenceFor(evidence: readonly Evidence[], sees: 'own' | 'all'): EvidenceOut[] {
  const shown = evidence.map((one): Evidence => {
    const [mine, theirs] = one.values;
    return sees === 'all' || mine === theirs ? one : { ...one, values: [mine, hidden] };
  });
  return reasonsOf(shown).map(({ field, level, weight, params, sentence }) => ({
    field,
    level,
    weight,
    sentence,
    values: params.b === hidden ? null : [params.a, params.b],
  }));
}
