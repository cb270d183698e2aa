import type { WrittenProfilePerson } from '#contract/person';
import { changed } from './corrupt/changed.ts';
import { missing } from './corrupt/missing.ts';
import { phonetic } from './corrupt/phonetic.ts';
import { swapped } from './corrupt/swapped.ts';
import { typing } from './corrupt/typing.ts';
import type { Way } from './corrupt/way.ts';
import type { Dice } from './dice.ts';
import type { Invented } from './invent.ts';

/**
 * The ways in which one person's second record comes to differ from the first.
 * - `typing`: one slip of the hand in one field
 * - `phonetic`: a name written as it sounds, in another romanisation or in its own script; nothing but names
 * - `missing`: one to three fields left empty; nothing else
 * - `swapped`: given and family name the wrong way round, or day and month; nothing added, nothing lost
 * - `changed`: what life changes: moved house, a married name, a new phone, a new address for mail; nothing else
 */
export const corruptions = ['typing', 'phonetic', 'missing', 'swapped', 'changed'] as const;

/** Name of a way to differ. */
export type Corruption = (typeof corruptions)[number];

/**
 * What a source says of a person, put wrong in one way.
 * @param person who it is in truth; they stay who they are
 * @returns a new record; the same as before where there is nothing that could be put wrong in this way
 */
export function corrupt(
  how: Corruption,
  written: WrittenProfilePerson,
  person: Invented,
  dice: Dice,
): WrittenProfilePerson {
  return ways[how](written, person, dice);
}

const ways: Readonly<Record<Corruption, Way>> = { typing, phonetic, missing, swapped, changed };
