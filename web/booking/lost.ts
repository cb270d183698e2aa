import { call } from '../api/call.ts';
import type { Asked } from './asked.ts';

/** A time that was wanted and cannot be had any more, with the words that say why. */
export interface Lost {
  readonly at: number;
  readonly why: (typeof told)[keyof typeof told];
}

const told = {
  taken: 'lostTaken',
  full: 'lostFull',
  too_soon: 'lostSoon',
  too_late: 'lostLate',
  closed: 'lostClosed',
  off_grid: 'listAnew',
  party: 'listAnew',
} as const;

type Wish = Pick<Asked, 'option' | 'location' | 'resource' | 'party'> & { readonly start: string };

/** Finds out why a time cannot be had; where nobody says, the times have changed. */
export async function lostFor(slug: string, service: string, wish: Wish): Promise<Lost> {
  const at = Date.parse(wish.start);
  const { option, location, resource, party, start } = wish;
  const query = { option, location, resource, party, start };
  try {
    const { why } = await call('whyNot', { params: { slug, service }, query });
    return { at, why: why === null ? 'listAnew' : told[why] };
  } catch {
    return { at, why: 'listAnew' };
  }
}
