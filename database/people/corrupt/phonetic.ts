import type { Way } from './way.ts';
import type { Dice } from '../dice.ts';
import type { Spelt } from '../names/culture.ts';
import { nativeName } from '../written.ts';

/**
 * Names as somebody wrote them who only heard them: another romanisation, another spelling of the same sound, now and
 * then the person's own script. Leaves alone what can be written in one way only.
 */
export const phonetic: Way = (written, person, dice) => {
  const { given, family } = person;
  const native = nativeName(person);
  if (native !== undefined && dice.chance(0.25)) {
    if (written.fullName !== undefined) return { ...written, fullName: native };
    if (written.givenName !== undefined && written.familyName !== undefined)
      return { ...written, givenName: given.native, familyName: family.native };
  }
  return {
    ...written,
    ...(written.givenName !== undefined && {
      givenName: asHeard(written.givenName, given, dice),
    }),
    ...(written.familyName !== undefined && {
      familyName: asHeard(written.familyName, family, dice),
    }),
    ...(written.fullName !== undefined && {
      fullName: written.fullName
        .split(' ')
        .map((word) => asHeard(word, word === family.latin ? family : given, dice))
        .join(' '),
    }),
  };
};

function asHeard(name: string, spelt: Spelt, dice: Dice): string {
  if (name === spelt.latin && spelt.also.length > 0) return dice.pick(spelt.also);
  const ways = sounds.filter(([from]) => from.test(name));
  if (ways.length === 0) return name;
  const [from, to] = dice.pick(ways);
  return name.replace(from, to);
}

/** Letters that sound alike, inside a name. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/(?<=.)ph/, 'f'],
  [/(?<=.)th/, 't'],
  [/(?<=.)ee/, 'i'],
  [/(?<=.)oo/, 'u'],
  [/(?<=.)ck/, 'k'],
  [/(?<=[a-z])y/, 'i'],
  [/(?<=.)c(?=[aou])/, 'k'],
  [/(?<=.)([lmnrst])\1/, '$1'],
  [/(?<=[aeiou])([lmnst])(?=[aeiou])/, '$1$1'],
];
