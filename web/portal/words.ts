import { useSyncExternalStore } from 'react';
import type { PortalWords } from '../words/portal-shape.ts';
import { Problem } from '../api/problem.ts';

/** Languages of the portal, as each calls itself. */
export const languages = { en: 'English', th: 'ไทย', fr: 'Français' } as const;
export type Language = keyof typeof languages;

interface Spoken {
  readonly language: Language;
  readonly words: PortalWords;
  readonly problems: Readonly<Record<string, string>>;
}

const catalogues: Record<Language, () => Promise<Spoken>> = {
  en: async () =>
    spokenOf(
      'en',
      import('../words/en/portal.ts'),
      import('../words/en/problems.ts'),
      import('../words/en/portal-problems.ts'),
    ),
  th: async () =>
    spokenOf(
      'th',
      import('../words/th/portal.ts'),
      import('../words/th/problems.ts'),
      import('../words/th/portal-problems.ts'),
    ),
  fr: async () =>
    spokenOf(
      'fr',
      import('../words/fr/portal.ts'),
      import('../words/fr/problems.ts'),
      import('../words/fr/portal-problems.ts'),
    ),
};

async function spokenOf(
  language: Language,
  words: Promise<{ portal: PortalWords }>,
  problems: Promise<{ problems: Readonly<Record<string, string>> }>,
  further: Promise<{ portalProblems: Readonly<Record<string, string>> }>,
): Promise<Spoken> {
  const [own, shared, ours] = await Promise.all([words, problems, further]);
  return {
    language,
    words: own.portal,
    problems: { ...shared.problems, ...ours.portalProblems },
  };
}

const remembered = 'clientele.portal.language';
const listeners = new Set<() => void>();
let spoken: Spoken;

/**
 * Speaks a language from now on. Without a choice: the one chosen last here, else the first the browser asks for that we
 * speak, else the business's own.
 */
export async function speak(own: string, chosen?: Language): Promise<void> {
  if (chosen !== undefined) localStorage.setItem(remembered, chosen);
  const wishes = [chosen, localStorage.getItem(remembered), ...navigator.languages, own];
  const language = wishes.map((wish) => wish?.slice(0, 2)).find(isLanguage) ?? 'en';
  spoken = await catalogues[language]();
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in languages;
}

/** The language in the variant of the browser's region where it names one: `en-GB` rather than `en`. */
const localeOf = (language: Language) =>
  navigator.languages.find((wish) => wish.startsWith(`${language}-`)) ?? language;

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The words of the portal in the language now spoken; the component renders again when that changes. */
export function useWords() {
  const { language, words, problems } = useSyncExternalStore(listen, () => spoken);
  return {
    language,
    t: (key: keyof PortalWords, values: Readonly<Record<string, string>> = {}) =>
      words[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
    /** What went wrong and what to do. */
    fault: (thrown: unknown) =>
      problems[thrown instanceof Problem ? thrown.code : 'internal'] ?? String(thrown),
    day: (instant: string) =>
      new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(new Date(instant)),
    /** A day and a time by the clock on a wall, as in `2026-01-31T09:30`: the same words wherever they are read. */
    clock: (local: string) =>
      new Intl.DateTimeFormat(localeOf(language), {
        dateStyle: 'full',
        timeStyle: 'short',
      }).format(new Date(local)),
    money: ({ minor, currency }: { readonly minor: string; readonly currency: string }) => {
      const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      return format.format(Number(minor) / 10 ** digits);
    },
    /** How much is left of a package; null: as much as they like. */
    left: (unit: 'minutes' | 'hours' | 'visits', left: number | null, total: number | null) => {
      if (left === null || total === null) return words.unlimited;
      const per = unit === 'minutes' ? 60 : 1;
      const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 });
      return (unit === 'visits' ? words.visitsLeft : words.hoursLeft)
        .replace('{{remaining}}', number.format(left / per))
        .replace('{{total}}', number.format(total / per));
    },
    moment: (instant: string) =>
      new Intl.DateTimeFormat(localeOf(language), {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(new Date(instant)),
  };
}
