/** Letters that Unicode does not decompose, and what people type when their keyboard lacks them. */
const SPELT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** Of such text nothing but the case changes. */
const ascii = /^[\0-\x7f]*$/;

/**
 * One spelling for text that people write in many: lower case, half width, without Latin, Greek and Cyrillic accents.
 * Only U+0300 to 036F are stripped: `\p{M}` would delete Thai vowels. Idempotent.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþıς]/g, (letter) => SPELT[letter] ?? letter);
}

/** Folded words: apostrophes join ("O'Neil" is one word), every other mark that is no letter or digit parts. */
export function words(text: string): string[] {
  return fold(text)
    .replace(/['’‘ʼ`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}
