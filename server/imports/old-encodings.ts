/** Encodings from before UTF-8, as machines of a country write them. */
interface OldEncodings {
  /** For Latin letters with other accents than those of the west. */
  readonly latin?: string;
  /** For letters of another script, a byte each. */
  readonly script?: string;
  /** For signs of two bytes each. */
  readonly wide?: string;
}

const groups: readonly (readonly [countries: string, OldEncodings])[] = [
  ['TH', { script: 'windows-874' }],
  ['RU BY BG KZ KG MK MN TJ UA UZ', { script: 'windows-1251' }],
  ['GR CY', { script: 'windows-1253' }],
  ['IL', { script: 'windows-1255' }],
  ['AE BH DZ EG IQ JO KW LB LY MA OM QA SA SD SY TN YE', { script: 'windows-1256' }],
  ['AL BA CZ HR HU ME PL RO SI SK', { latin: 'windows-1250' }],
  ['RS', { latin: 'windows-1250', script: 'windows-1251' }],
  ['AZ TR', { latin: 'windows-1254' }],
  ['EE LT LV', { latin: 'windows-1257' }],
  ['VN', { latin: 'windows-1258' }],
  ['JP', { wide: 'shift_jis' }],
  ['CN', { wide: 'gb18030' }],
  ['HK MO TW', { wide: 'big5' }],
  ['KR', { wide: 'euc-kr' }],
];

const byCountry = new Map(
  groups.flatMap(([countries, encodings]) =>
    countries.split(' ').map((country) => [country, encodings] as const),
  ),
);

/** The encodings of a country's machines, where they are not those of the west. */
export function oldEncodings(country: string): OldEncodings {
  return byCountry.get(country) ?? {};
}

/** Whether bytes read as signs of two bytes: as words of them, not one by one between Latin letters, as accents would. */
export function readsAsWide(sample: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    const sign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/gu;
    const words = text.match(new RegExp(`${sign.source}{2,}`, 'gu')) ?? [];
    return words.join('').length * 2 > (text.match(/[^\0-\x7f]/g) ?? []).length;
  } catch {
    return false;
  }
}
