import type { MessageLanguage } from '#contract/message-types';

/** How each language writes dates and money: Thai by the Buddhist calendar. */
const locales: Readonly<Record<MessageLanguage, string>> = {
  en: 'en-GB',
  th: 'th-TH',
  fr: 'fr-FR',
};

/** From when to when, in words, by the clock on the wall there. */
export function spanIn(language: MessageLanguage, zone: string, from: Date, to: Date): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: zone });
  const time = timeOf(language, zone);
  const ends =
    day.format(from) === day.format(to) ? time.format(to) : instantIn(language, zone, to);
  return `${day.format(from)}, ${time.format(from)}–${ends}`;
}

/** A day and time in words, by the clock on the wall there. */
export function instantIn(language: MessageLanguage, zone: string, at: Date): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: zone });
  return `${day.format(at)}, ${timeOf(language, zone).format(at)}`;
}

const timeOf = (language: MessageLanguage, zone: string) =>
  new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  });

/** An amount in words; empty for nothing. */
export function moneyIn(language: MessageLanguage, minor: bigint, currency: string): string {
  if (minor === 0n) return '';
  const format = new Intl.NumberFormat(locales[language], { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(minor) / 10 ** digits);
}

const policies: Readonly<Record<MessageLanguage, (until: string) => string>> = {
  en: (until) => `You can cancel until ${until}.`,
  th: (until) => `ยกเลิกได้ถึง ${until}`,
  fr: (until) => `Vous pouvez annuler jusqu’au ${until}.`,
};

/** Until when a booking can be cancelled, in words; empty once that is over. */
export function policyIn(language: MessageLanguage, zone: string, until: Date, now: Date): string {
  return until > now ? policies[language](instantIn(language, zone, until)) : '';
}
