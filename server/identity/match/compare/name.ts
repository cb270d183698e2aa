import type { NamePart } from '../../normalise/name.ts';
import { similar } from '../edit-distance.ts';
import type { LevelOf } from '../types.ts';

/** How far two name parts agree. Family names have no nicknames. */
export function compareGiven(a: NamePart, b: NamePart): LevelOf<'given'> {
  if (a.text === b.text) return 'exact';
  if (shares(a.words, b.words)) return 'part';
  if (a.nicknames.length > 0 && a.nicknames.some((group) => b.nicknames.includes(group)))
    return 'nickname';
  return compareSpelling(a, b);
}

/** How alike two family names are. Nicknames are for given names only. */
export function compareFamily(a: NamePart, b: NamePart): LevelOf<'family'> {
  if (a.text === b.text) return 'exact';
  return shares(a.words, b.words) ? 'part' : compareSpelling(a, b);
}

function compareSpelling(a: NamePart, b: NamePart): LevelOf<'family'> {
  if (a.script !== b.script)
    return a.skeleton.length > 1 && a.skeleton === b.skeleton ? 'script' : 'different';
  if (similar(a.text, b.text)) return 'similar';
  if (a.sound.length > 1 && a.sound === b.sound) return 'sound';
  return isInitial(a.text, b.text) || isInitial(b.text, a.text) ? 'initial' : 'different';
}

/** One of several names is the other's: "Anna Maria" and "Anna", "Garcia Lopez" and "Garcia". */
function shares(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 1 && b.length === 1) return false;
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  return fewer.some((word) => word.length > 2 && more.includes(word));
}

function isInitial(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}
