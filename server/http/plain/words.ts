/** The portal's words in one language, as the screens have them. */
export interface Words {
  readonly words: Readonly<Record<string, string>>;
  /** What went wrong and what to do, by the code of the problem. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Languages of the portal, as each calls itself. */
export const languages = { en: 'English', th: 'ไทย', fr: 'Français' } as const;
export type Language = keyof typeof languages;

/** The words of every language. */
export type Catalogue = Readonly<Record<Language, Words>>;

/** What a page is written with. */
export interface Speech {
  readonly language: Language;
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly fault: (code: string) => string;
  readonly day: (instant: string) => string;
}

/**
 * The language of a page: the one that was chosen, else the first that the browser asks for and we speak, else the
 * business's own.
 */
export function languageFor(chosen: string | null, accepted: string | null, own: string): Language {
  return wishedIn(chosen, accepted) ?? (isLanguage(own) ? own : 'en');
}

/** The language that was chosen, else the first that the browser asks for and we speak; undefined where there is none. */
export function wishedIn(chosen: string | null, accepted: string | null): Language | undefined {
  const wishes = [chosen, ...(accepted ?? '').split(',', 20)];
  return wishes.map((wish) => wish?.trim().slice(0, 2)).find(isLanguage);
}

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** How a language says things. */
export function speechOf(catalogue: Catalogue, language: Language): Speech {
  const { words, problems } = catalogue[language];
  return {
    language,
    t: (key, values = {}) =>
      (words[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
    fault: (code) => problems[code] ?? problems['internal'] ?? code,
    day: (instant) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(instant)),
  };
}
