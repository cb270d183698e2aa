import type { Bookable } from '#contract/booking/services';

/** A language of the screens; undefined: as the business wrote its texts. */
export type Language = keyof Bookable['translations'] | undefined;

type Question = Bookable['questions'][number];

/** A text in a language, where there is one, and else as the business wrote it. */
export const textIn = (translated: string | undefined, own: string): string =>
  translated === undefined || translated === '' ? own : translated;

/** A question in a language, and what is sent for each of its choices. */
export function questionIn(language: Language, question: Question) {
  const { id, label, kind, choices, isRequired, translations } = question;
  const there = language && translations[language];
  return {
    id,
    label: textIn(there?.label, label),
    kind,
    choices: choices.map((choice, place) => textIn(there?.choices?.[place], choice)),
    values: choices,
    isRequired,
  };
}
