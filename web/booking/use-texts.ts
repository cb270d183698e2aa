import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import type { Known } from './known.ts';
import { useWords } from './words.ts';

/** What the page is about, with the business's own texts in the language that is spoken now. */
export function useTexts(came: Known): Known {
  const { language } = useWords();
  const [known, setKnown] = useState(came);
  const isOther = known.language !== language;
  useEffect(() => {
    const { page, service } = came;
    if (!isOther || page === undefined) return undefined;
    const stop = new AbortController();
    const { slug } = page.business;
    const query = { language };
    const of = service && { slug, service: service.slug };
    Promise.all([
      call('getBookingPage', { params: { slug }, query }, stop.signal),
      of && call('getPublicService', { params: of, query }, stop.signal),
    ]).then(
      ([read, one]) => setKnown({ ...came, page: read, language, ...(one && { service: one }) }),
      () => {
        // The texts stay as they came.
      },
    );
    return () => stop.abort();
  }, [came, isOther, language]);
  return known;
}
