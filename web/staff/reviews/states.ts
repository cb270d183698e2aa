import type { Tone } from '../../ui/badge.tsx';
import type { ReviewRow } from './reviews-page.tsx';

/** How each state of a case looks. */
export const stateTones: Record<ReviewRow['state'], Tone> = {
  open: 'warn',
  accepted: 'good',
  rejected: 'quiet',
  settled: 'quiet',
};
