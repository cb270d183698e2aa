/**
 * Whether a value is a national id whose check digits are right: of Thailand, France, Brazil, Spain or Singapore. By
 * chance hardly any other number is one.
 */
export function isNationalId(value: string): boolean {
  const id = value.toUpperCase().replaceAll(/[\s.-]/g, '');
  return checks.some(([shape, isRight]) => shape.test(id) && isRight(id));
}

const checks: readonly (readonly [RegExp, (id: string) => boolean])[] = [
  [/^[1-8]\d{12}$/, isThai],
  [/^[12]\d{4}[\dAB]\d{8,9}$/, isFrench],
  [/^\d{11}$/, isBrazilian],
  [/^[XYZ\d]\d{7}[A-Z]$/, isSpanish],
  [/^[STFG]\d{7}[A-Z]$/, isSingaporean],
];

/** Digits times weights, added up. */
const weighed = (digits: string, weightOf: (place: number) => number) =>
  Array.from(digits).reduce((sum, digit, place) => sum + Number(digit) * weightOf(place), 0);

function isThai(id: string): boolean {
  const sum = weighed(id.slice(0, 12), (place) => 13 - place);
  return (11 - (sum % 11)) % 10 === Number(id[12]);
}

/** The thirteen characters with their key of two; Corsica's letters count as digits. */
function isFrench(id: string): boolean {
  if (id.length !== 15) return false;
  const digits = id.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return /^\d+$/.test(digits) && 97 - (Number(digits) % 97) === Number(id.slice(13));
}

function isBrazilian(id: string): boolean {
  const digitOf = (length: number) =>
    ((weighed(id.slice(0, length), (place) => length + 1 - place) * 10) % 11) % 10;
  return !/^(.)\1*$/.test(id) && digitOf(9) === Number(id[9]) && digitOf(10) === Number(id[10]);
}

function isSpanish(id: string): boolean {
  const digits = id.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23] === id[8];
}

function isSingaporean(id: string): boolean {
  const weights = [2, 7, 6, 5, 4, 3, 2];
  const later = id[0] === 'T' || id[0] === 'G' ? 4 : 0;
  const sum = weighed(id.slice(1, 8), (place) => weights[place]!) + later;
  const letters = id[0] === 'S' || id[0] === 'T' ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
  return letters[sum % 11] === id[8];
}
