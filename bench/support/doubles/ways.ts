import type { WrittenProfilePerson } from '#contract/person';
import type { Dice } from '#people/dice';
import type { Invented } from '#people/invent';

type Way = (written: WrittenProfilePerson, person: Invented, dice: Dice) => WrittenProfilePerson;

/** What friends say instead of the given name, its beginning, or its first letter alone. */
export const shortened: Way = (written, { given }, dice) => {
  const { givenName } = written;
  if (givenName === undefined || givenName.length < 3) return written;
  const ways = [given.nick, givenName.slice(0, 1), givenName.slice(0, 3)];
  const short = dice.pick(ways.filter((way) => way !== undefined));
  return { ...written, givenName: short };
};

/** A day of birth that is a digit, some days, a month or a year off, or only its year. */
export const misdated: Way = (written, _person, dice) => {
  const { birthDate } = written;
  if (birthDate === undefined) return written;
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const made = dice.pick([
    [year, month, 1 + dice.below(28)],
    [year, 1 + dice.below(12), day],
    [year + dice.pick([-10, -1, 1, 10]), month, day],
    [year, month, Math.max(1, day - 1 - dice.below(9))],
    [year, 1, 1],
  ]);
  return { ...written, birthDate: made.map((part) => String(part).padStart(2, '0')).join('-') };
};

/** Letters as a scanner takes them for others. */
const scans: readonly (readonly [RegExp, string])[] = [
  [/l/, '1'],
  [/o/, '0'],
  [/rn/, 'm'],
  [/m/, 'rn'],
  [/i/, 'l'],
  [/e/, 'c'],
  [/h/, 'b'],
  [/u/, 'n'],
];

/** A name as a scanner read it. */
export const scanned: Way = (written, _person, dice) => {
  const field = dice.pick(['givenName', 'familyName'] as const);
  const name = written[field];
  const ways = scans.filter(([from]) => name !== undefined && from.test(name.slice(1)));
  if (name === undefined || ways.length === 0) return written;
  const [from, to] = dice.pick(ways);
  return { ...written, [field]: name.slice(0, 1) + name.slice(1).replace(from, to) };
};

/** One name, or both in one word, where two belong. */
export const joined: Way = (written, _person, dice) => {
  const { givenName, familyName, ...rest } = written;
  if (givenName === undefined || familyName === undefined) return written;
  return dice.chance(0.5)
    ? { ...rest, givenName: `${givenName} ${familyName.slice(0, 1)}`, familyName }
    : { ...rest, familyName: `${familyName}-${dice.pick(['Hall', 'Young', 'Ward'])}`, givenName };
};
