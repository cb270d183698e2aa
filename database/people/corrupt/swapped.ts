import type { WrittenProfilePerson } from '#contract/person';
import type { Way } from './way.ts';

/** Values in each other's place: given and family name, the words of a full name, or the day and the month of birth. */
export const swapped: Way = (written, _person, dice) => {
  const ways: WrittenProfilePerson[] = [];
  const { givenName, familyName, fullName, birthDate } = written;
  if (givenName !== undefined && familyName !== undefined && givenName !== familyName)
    ways.push({ ...written, givenName: familyName, familyName: givenName });
  const [first, ...rest] = fullName?.split(' ') ?? [];
  if (first !== undefined && rest.length > 0)
    ways.push({ ...written, fullName: [...rest, first].join(' ') });
  const [year, month, day] = birthDate?.split('-') ?? [];
  if (day !== undefined && day !== month && Number(day) <= 12)
    ways.push({ ...written, birthDate: `${year}-${day}-${month}` });
  return ways.length === 0 ? written : dice.pick(ways);
};
