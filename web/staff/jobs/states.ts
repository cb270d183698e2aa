import type { JobState } from '#contract/jobs';
import type { Tone } from '../../ui/badge.tsx';

/** What each state of a job means for whoever looks. */
export const tones: Record<JobState, Tone> = {
  waiting: 'quiet',
  retrying: 'warn',
  running: 'note',
  done: 'good',
  cancelled: 'quiet',
  dead: 'bad',
};

/** States in which a job can be taken back, or let rest. */
export const cancellable: ReadonlySet<JobState> = new Set(['waiting', 'retrying', 'dead']);
