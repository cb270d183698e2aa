import type { WrittenProfilePerson } from '#contract/person';
import type { Dice } from '../dice.ts';
import type { Invented } from '../invent.ts';

/** One way to put a record wrong: what is written of a person in, another record of the same person out. */
export type Way = (
  written: WrittenProfilePerson,
  person: Invented,
  dice: Dice,
) => WrittenProfilePerson;
