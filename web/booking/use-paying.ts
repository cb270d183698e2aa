import { useEffect } from 'react';
import { useRead, type Reading } from '../api/use-read.ts';
import type { Paying } from './shown.ts';

/** How often it is asked whether a payment came, in milliseconds. */
const beatMs = 3_000;

/** How a booking is paid, and how that stands, as the provider says: what the page itself believes of it counts for nothing. */
export function usePaying(slug: string, link: string): Reading<Paying> {
  const paying = useRead('payByLink', { params: { slug, token: link } });
  const { again, data, fault } = paying;
  const isGoing = data?.booking.status === 'held' && fault === undefined;
  useEffect(() => {
    if (!isGoing) return undefined;
    const beat = setInterval(() => document.visibilityState === 'visible' && again(), beatMs);
    addEventListener('focus', again);
    return () => {
      clearInterval(beat);
      removeEventListener('focus', again);
    };
  }, [isGoing, again]);
  return paying;
}
