import type { NamePart } from '../../normalise/name.ts';
import { editDistance, similar } from '../edit-distance.ts';
import { areStrange, jaroWinkler } from '../jaro-winkler.ts';
import type { LevelOf } from '../types.ts';

/** Likeness from which two spellings may be one name, and from which they are not quite strange to one another. */
const SIMILAR = 0.9;
const ALIKE = 0.8;
/** Shorter names are too soon alike: Sho is not Shota, nor is Sean Dean but for a slip. */
const LONG = 4;

/** How far two name parts agree; null where one is in a script that we cannot read and the other is not. */
export function compareGiven(a: NamePart, b: NamePart): LevelOf<'given'> | null {
  if (a.text === b.text) return sameText(a);
  if (shares(a.words, b.words)) return 'part';
  if (a.nicknames.length > 0 && a.nicknames.some((group) => b.nicknames.includes(group)))
    return 'nickname';
  return isShort(a.text, b.text) || isShort(b.text, a.text) ? 'nickname' : compareSpelling(a, b);
}

/** How alike two family names are. Nicknames are for given names only. */
export function compareFamily(a: NamePart, b: NamePart): LevelOf<'family'> | null {
  if (a.text === b.text) return sameText(a);
  return shares(a.words, b.words) ? 'part' : compareSpelling(a, b);
}

/** One letter is an initial on either side, but in scripts in which it is a whole name. */
function sameText({ text, script }: NamePart): 'exact' | 'initial' {
  const letters = script === 'latin' || script === 'cyrillic' || script === 'greek';
  return text.length === 1 && letters ? 'initial' : 'exact';
}

function compareSpelling(a: NamePart, b: NamePart): LevelOf<'family'> | null {
  if (a.script !== b.script) {
    if (a.script === 'other' || b.script === 'other') return null;
    return sameBones(a.skeleton, b.skeleton) ? 'script' : 'different';
  }
  if (isInitial(a.text, b.text) || isInitial(b.text, a.text)) return 'initial';
  const strange = areStrange(a.text, b.text, ALIKE);
  if (!strange) {
    if (isClose(a, b)) return 'close';
    if (similar(a.text, b.text)) return 'similar';
  }
  if (a.sound.length > 1 && a.sound === b.sound) return 'sound';
  if (strange) return 'different';
  if (Math.min(a.text.length, b.text.length) < LONG) return 'different';
  const likeness = jaroWinkler(a.text, b.text);
  if (likeness < ALIKE) return 'different';
  return likeness < SIMILAR ? 'alike' : 'similar';
}

/** One slip of the hand, or one name in one word and in two: "Anne Marie" and "Annemarie". */
function isClose(a: NamePart, b: NamePart): boolean {
  const longer = Math.max(a.text.length, b.text.length);
  if (longer > LONG && editDistance(a.text, b.text, 1) === 1) return true;
  return a.words.length !== b.words.length && a.words.join('') === b.words.join('');
}

/** Whether consonants are the same, or nearly where there are enough of them. */
function sameBones(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false;
  return a === b || (Math.min(a.length, b.length) > 3 && editDistance(a, b, 1) === 1);
}

/** One of several names is the other's: "Anna Maria" and "Anna", "Garcia Lopez" and "Garcia". */
function shares(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 1 && b.length === 1) return false;
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  return fewer.some((word) => word.length > 2 && more.includes(word));
}

/** The beginning of a name, as "Alex" is of Alexandros. */
function isShort(short: string, long: string): boolean {
  return short.length > 2 && long.length > short.length + 2 && long.startsWith(short);
}

function isInitial(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}
