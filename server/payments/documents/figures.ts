import type { Language } from './content.ts';

/** Spaces that fonts lack, in figures of some languages, as one that they have. */
const plainSpaces = (text: string) => text.replaceAll('\u202F', '\u00A0');

/** An amount as it is written: with the code of its currency, which every font has. */
export function moneyWords(minor: bigint, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
  return plainSpaces(format.format(decimal as `${number}`));
}

/** A day as it is written out. */
export function dayWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return plainSpaces(format.format(new Date(`${day}T00:00:00Z`)));
}

/** A rate in percent, as in `7 %`. */
export function rateWords(permille: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return plainSpaces(format.format(permille / 1000));
}
