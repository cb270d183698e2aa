import type { WrittenProfilePerson } from '#contract/person';
import type { Way } from './way.ts';

const droppable = [
  'givenName',
  'emails',
  'phones',
  'birthDate',
  'address',
  'language',
] as const satisfies readonly (keyof WrittenProfilePerson)[];

/**
 * One to three fields left empty. A name and one way to tell the person apart stay: a record that could be anybody's is
 * nobody's duplicate.
 */
export const missing: Way = (written, _person, dice) => {
  const left = { ...written };
  for (let drops = 1 + dice.below(3); drops > 0; drops -= 1) {
    const may = droppable.filter((field) => isThere(left, field) && mayGo(left, field));
    if (may.length === 0) break;
    delete left[dice.pick(may)];
  }
  return left;
};

const telling = ['emails', 'phones', 'birthDate', 'address'] as const;

function mayGo(left: WrittenProfilePerson, field: (typeof droppable)[number]): boolean {
  if (field === 'givenName') return left.familyName !== undefined || left.fullName !== undefined;
  return telling.some((other) => other !== field && isThere(left, other));
}

function isThere(written: WrittenProfilePerson, field: (typeof droppable)[number]): boolean {
  const value = written[field];
  return value !== undefined && (!Array.isArray(value) || value.length > 0);
}
