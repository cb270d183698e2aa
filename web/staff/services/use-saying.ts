import { useEffect, useState } from 'react';
import { localeOf, type Saying, sayingIn } from '../../booking/saying.ts';
import type { Language } from '../../words/index.ts';

/** The words of the booking page itself, which no other page of the app needs. */
const catalogues = {
  en: async () => (await import('../../words/en/booking.ts')).booking,
  th: async () => (await import('../../words/th/booking.ts')).booking,
  fr: async () => (await import('../../words/fr/booking.ts')).booking,
} as const satisfies Record<Language, () => Promise<unknown>>;

interface Spoken extends Saying {
  readonly language: Language;
}

/** How the booking page speaks a language, once its words are here; until then as it spoke before. */
export function useSaying(language: Language): Spoken | undefined {
  const [saying, setSaying] = useState<Spoken>();
  useEffect(() => {
    let isWanted = true;
    catalogues[language]().then(
      (words) => {
        if (isWanted) setSaying({ language, ...sayingIn(words, localeOf(language)) });
      },
      () => {
        // What is spoken stays, until another language is chosen or the page is opened again.
      },
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return saying;
}
