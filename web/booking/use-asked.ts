import { useEffect, useState } from 'react';
import { addressOf, type Asked, askedIn } from './asked.ts';

/**
 * What is asked for, kept in the address. Choosing a time is a step that the browser's Back takes back; all else is said over
 * again in place.
 */
export function useAsked(): [Asked, (change: Asked) => void] {
  const [asked, setAsked] = useState(() => askedIn(location.search));
  useEffect(() => {
    const read = () => setAsked(askedIn(location.search));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  return [
    asked,
    (change) => {
      const next = { ...asked, ...change };
      const isStep = next.start !== undefined && asked.start === undefined;
      history[isStep ? 'pushState' : 'replaceState'](null, '', addressOf(next));
      setAsked(next);
    },
  ];
}
