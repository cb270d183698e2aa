import type { Row } from '../../api/query.ts';
import { likelihood } from '../../words/format.ts';
import { say, sayIfKnown } from '../../words/index.ts';
import { eventWords } from '../event-words.ts';

type Entry = Pick<Row<'getTimeline'>, 'type' | 'data' | 'asCandidate' | 'changes'>;

/** What a moment of the timeline says, and what changed as far as the sentence does not say it. */
interface Told {
  readonly title: string;
  readonly changes: Entry['changes'];
}

/** Below this, whoever was the likeliest was not like the newcomer at all. */
const leastLikeness = 0.005;

/** An entry of the timeline in words, seen from the customer. */
export function told(entry: Entry): Told {
  const { type, changes, asCandidate } = entry;
  if (type === 'profile.made') return { title: cameIn(entry), changes };
  if (type === 'review.opened')
    return { title: say(`profile.cases.${asCandidate ? 'other' : 'own'}`), changes };
  const role = changes.find(({ field }) => field === 'role');
  const title = type.startsWith('household.') && role ? inHousehold(type, role) : undefined;
  return title === undefined ? { title: eventWords(type), changes } : { title, changes: [] };
}

/** Of a profile that came in, from where, and what became of it: as things were known then. */
function cameIn({ type, data }: Entry): string {
  const { source, outcome, probability } = data;
  if (typeof source !== 'string') return eventWords(type);
  const likeness = typeof probability === 'number' ? probability : 0;
  const isUnlike = outcome === 'new' && likeness >= leastLikeness;
  const key = isUnlike ? 'unlike' : String(outcome);
  const values = { source, share: likelihood(likeness) };
  return sayIfKnown(`profile.outcomes.${key}`, values) ?? eventWords(type);
}

function inHousehold(type: string, { from, to }: Entry['changes'][number]): string | undefined {
  if (type === 'household.joined' && to !== null)
    return say('customer.household.told.joined', { role: to });
  if (type === 'household.left' && from !== null)
    return say('customer.household.told.left', { role: from });
  if (type !== 'household.role_changed') return undefined;
  if (from === null) return say('customer.household.told.is', { to: to ?? '' });
  if (to === null) return say('customer.household.told.isNot', { from });
  return say('customer.household.told.became', { from, to });
}
