import type { Traces } from '#identity';

/** Most words of one kind that are looked for. */
const mostWords = 200;

/** A text as it is looked for; its words may stand on several lines, as in the cell of a table. */
const escaped = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s{1,3}`);

/** A digit in every script in which numbers are read: ours, Thai, Arabic and Persian. */
const digitIn = (digit: string) =>
  `[${[0x30, 0xe50, 0x660, 0x6f0].map((zero) => String.fromCodePoint(zero + Number(digit))).join('')}]`;

/** Shorter than this, a street or a whole name says too little: it would be found where nobody is meant. */
const shortestStreet = 8;
const shortestName = 6;
/** The last digits of a number, by which it is known in every way of writing it. */
const lastDigits = 8;

/**
 * What finds somebody in text that hangs on no customer: an address, a number however it is written, a whole name in
 * either order, a street. A first name alone finds nobody. Null where there is nothing to go by.
 */
export function mentionsOf({ emails, phones, names, streets }: Traces): RegExp | null {
  const words = [
    ...emails.slice(0, mostWords).map(escaped),
    ...phones.slice(0, mostWords).flatMap(numberIn),
    ...names.slice(0, mostWords).flatMap(nameIn),
    ...streets
      .filter((street) => street.length >= shortestStreet)
      .slice(0, mostWords)
      .map(escaped),
  ];
  return words.length === 0 ? null : new RegExp([...new Set(words)].join('|'), 'iu');
}

function numberIn(written: string): string[] {
  const digits = written.replaceAll(/\D/g, '').slice(-lastDigits);
  return digits.length < lastDigits
    ? []
    : [Array.from(digits, digitIn).join(String.raw`[\s().\/-]{0,3}`)];
}

function nameIn(parts: readonly string[]): string[] {
  const words = parts.filter((part) => part !== '').map(escaped);
  if (words.length < 2 || parts.join('').length < shortestName) return [];
  const between = String.raw`["']?[\s,;|]{1,3}["']?`;
  return [words.join(between), words.toReversed().join(between)];
}
