import { remembered } from './remembered.ts';
import { romanise, romaniseSpoken } from './romanise.ts';

/**
 * Consonants of a word by class, the same whichever script it was written in: "Сергей", "Sergey" and "Sergei" are
 * `srk`, "สมชาย" and "Somchai" `smX`. Letters of scripts we cannot read stay as they are.
 */
export const skeleton = remembered((word) =>
  romaniseSpoken(word)
    .replace(/c(?=[eiy])/g, 's')
    .replace(/sch|sh|zh|tch|ch|tj|dj|dz|j/g, 'X')
    .replace(/ck|kh|gh|[cgq]/g, 'k')
    .replace(/ph/g, 'p')
    .replace(/x/g, 'ks')
    .replace(/[bf]/g, 'p')
    .replace(/d|th/g, 't')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/l/g, 'r')
    .replace(/nk/g, 'n')
    .replace(/rn$/, 'n')
    .replace(/[aeiouyh]/g, '')
    .replace(/(.)\1+/gu, '$1'),
);

/** English spelling to sound, applied in this order; after Lawrence Philips' Metaphone (1990), shortened. */
const RULES: [RegExp, string][] = [
  [/^[kgp](?=n)|^w(?=r)|^p(?=s)/, ''],
  [/^x/, 's'],
  [/mb$/, 'm'],
  [/sch/, 'sk'],
  [/tch|ch/g, 'X'],
  [/sh|s(?=i[oa])|t(?=i[oa])/g, 'X'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/dge|dgi|dgy/g, 'j'],
  [/gh(?=[^aeiou]|$)/g, ''],
  [/g(?=[eiy])/g, 'j'],
  [/ph/g, 'f'],
  [/th/g, '0'],
  [/x/g, 'ks'],
  [/[wy](?![aeiou])/g, ''],
  [/(?<=[aeiou])h(?![aeiou])|(?<=[bdfgjklmnpqrstvwz])h/g, ''],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/d/g, 't'],
  [/g/g, 'k'],
  [/b/g, 'p'],
];

/** How a word sounds: its consonants, and a leading vowel as A. "Smyth" and "Smith" are `sm0`. */
export const sound = remembered((word) => {
  let code = romanise(word);
  for (const [spelling, said] of RULES) code = code.replace(spelling, said);
  return code
    .replace(/^[aeiouy]+/, 'A')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/gu, '$1');
});
