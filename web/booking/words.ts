import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.ts';
import { localeOf, sayingIn } from './saying.ts';

/** Languages of the page, as each calls itself. */
export const languages = { en: 'English', th: 'ไทย', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const catalogues = {
  en: async () => (await import('virtual:words/en')).default,
  th: async () => (await import('virtual:words/th')).default,
  fr: async () => (await import('virtual:words/fr')).default,
} as const satisfies Record<Language, () => Promise<unknown>>;

type Spoken = Awaited<ReturnType<(typeof catalogues)[Language]>> & {
  readonly language: Language;
  readonly locale: string;
};

const remembered = 'clientele.booking.language';
const listeners = new Set<() => void>();
let spoken: Spoken;

/**
 * Speaks a language from now on. Without a choice: the one chosen last here, else the one that the page was written in, which
 * is the first that the browser asked for and we speak, else the business's own.
 */
export async function speak(written: string, chosen?: Language): Promise<void> {
  if (chosen !== undefined) keep(chosen);
  const language = [chosen, kept(), written].find(isLanguage) ?? 'en';
  spoken = { ...(await catalogues[language]()), language, locale: localeOf(language) };
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Whether the page speaks a language. */
function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

// Storage may be shut, as in frames of some browsers.
function kept(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // Then it is spoken until the page is left.
  }
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The words of the page in the language now spoken; the component renders again when that changes. */
export function useWords() {
  const { language, locale, words, problems } = useSyncExternalStore(listen, () => spoken);
  return {
    language,
    locale,
    /** What went wrong and what to do. */
    fault: (thrown: unknown) =>
      problems[thrown instanceof Problem ? thrown.code : 'internal'] ?? String(thrown),
    ...sayingIn(words, locale),
  };
}
