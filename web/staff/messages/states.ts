import type { Row } from '../../api/query.ts';
import type { Tone } from '../../ui/badge.tsx';

type State = Row<'listMessages'>['state'];

/** What each state of a message means for whoever looks. */
export const tones: Record<State, Tone> = {
  queued: 'quiet',
  sending: 'note',
  sent: 'good',
  failed: 'bad',
  uncertain: 'warn',
  skipped: 'quiet',
};
