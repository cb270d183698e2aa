import type { BookingWords } from '../words/booking-shape.ts';
import { formatsOf } from './formats.ts';

type Values = Readonly<Record<string, string>>;

/** How the page says things in a language: its words with values put in, and its numbers and times. */
export const sayingIn = (words: BookingWords, locale: string) => ({
  t: (key: keyof BookingWords, values: Values = {}) =>
    words[key].replaceAll(/\{\{(\w+)\}\}/g, (_: string, name: string) => values[name] ?? ''),
  ...formatsOf(locale),
});
export type Saying = ReturnType<typeof sayingIn>;

/** A language in the variant of the browser's region where it names one: `en-GB` rather than `en`. */
export const localeOf = (language: string): string =>
  navigator.languages.find((wish) => wish.startsWith(`${language}-`)) ?? language;
