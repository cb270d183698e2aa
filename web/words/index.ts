import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { WordKey } from './shape.ts';

export type { WordKey } from './shape.ts';

/** Languages of the screens, as each calls itself. */
export const languages = { en: 'English', th: 'ไทย', fr: 'Français' } as const;
export type Language = keyof typeof languages;

/**
 * What the first screens say is brought at once; what later pages say, when the first of them is opened; what is said of
 * bookings, with whatever shows the first of them.
 */
const catalogues = {
  first: {
    en: async () => (await import('./en/first.ts')).first,
    th: async () => (await import('./th/first.ts')).first,
    fr: async () => (await import('./fr/first.ts')).first,
  },
  further: {
    en: async () => (await import('./en/further.ts')).further,
    th: async () => (await import('./th/further.ts')).further,
    fr: async () => (await import('./fr/further.ts')).further,
  },
  bookings: {
    en: async () => import('./en/bookings.ts'),
    th: async () => import('./th/bookings.ts'),
    fr: async () => import('./fr/bookings.ts'),
  },
} as const satisfies Record<string, Record<Language, () => Promise<object>>>;
type Part = keyof typeof catalogues;

const wanted = new Set<Part>(['first']);
const brought = new Map<string, Promise<void>>();

const remembered = 'clientele.language';

const ready = i18next.init({
  fallbackLng: false,
  interpolation: { escapeValue: false },
  keySeparator: '.',
  nsSeparator: false,
  resources: {},
});

/** Switches the screens to a language, once its words have arrived. */
export async function speak(language: Language): Promise<void> {
  await bring(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(remembered, language);
}

/** Brings what later pages say, in the language now spoken and in any spoken from now on. */
export async function bringFurther(): Promise<void> {
  wanted.add('further');
  await bringBookings();
}

/** Brings what is said of bookings, in the same way. */
export async function bringBookings(): Promise<void> {
  wanted.add('bookings');
  await bring(spoken());
}

async function bring(language: Language, parts: Iterable<Part> = wanted): Promise<void> {
  await ready;
  await Promise.all([...parts].map((part) => bringPart(language, part)));
}

/** Once each; what could not be brought is tried again. */
function bringPart(language: Language, part: Part): Promise<void> {
  const name = `${language} ${part}`;
  const known = brought.get(name);
  if (known !== undefined) return known;
  const coming = catalogues[part][language]().then((words) => {
    i18next.addResourceBundle(language, 'translation', words, true, true);
  });
  brought.set(name, coming);
  coming.catch(() => brought.delete(name));
  return coming;
}

/** The language to begin with: the one used last here, else the first the browser asks for that we speak. */
export function firstLanguage(): Language {
  const wishes = [localStorage.getItem(remembered), ...navigator.languages];
  return wishes.map((wish) => wish?.slice(0, 2)).find((wish) => isLanguage(wish)) ?? 'en';
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in languages;
}

type Values = Readonly<Record<string, string | number>>;

/** The text of a key in the language now spoken; `count` decides its plural. */
export function say(key: WordKey, values?: Values): string {
  const shown = values && typeof values['count'] === 'number' ? withCount(values) : values;
  return i18next.t(key, { ...shown });
}

/** The text of a key that was put together from data, as of an error's code; undefined where there is none. */
export function sayIfKnown(key: string, values?: Values): string | undefined {
  return i18next.exists(key, { ...values }) ? i18next.t(key, { ...values }) : undefined;
}

/** Brings the words of every language, so that things are found by whatever anybody calls them. */
export async function hearAll(): Promise<void> {
  for (const language of Object.keys(languages) as Language[]) await bring(language, ['first']);
}

/** A text in every language whose words are here. */
export function inEveryLanguage(key: WordKey): string {
  // As any text: asked of a key, `exists` has the compiler narrow the thousands of them, each against each.
  const name: string = key;
  return Object.keys(languages)
    .map((lng) => (i18next.exists(name, { lng }) ? i18next.t(name, { lng }) : ''))
    .join(' ');
}

/** `{{number}}` stands for the count as people write it; `count` itself only chooses the plural. */
function withCount(values: Values): Values {
  return { number: new Intl.NumberFormat(spoken()).format(Number(values['count'])), ...values };
}

/** The language now spoken. */
export function spoken(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

function listen(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** The words of the screens; the component renders again when another language is spoken. */
export function useWords(): { t: typeof say; language: Language } {
  const language = useSyncExternalStore(listen, spoken);
  return { t: say, language };
}
