import type { WrittenProfilePerson } from '#contract/person';
import type { Way } from './way.ts';
import { abroad, addressOf } from '../written.ts';

/**
 * One thing, now and then two, that life has changed since: they moved house, took another family name, have a new phone
 * or a new address for mail. Who was known only by what changed cannot be known again by it.
 */
export const changed: Way = (written, { family, given, later }, dice) => {
  const { familyName, fullName, emails, phones, address } = written;
  const changes: Partial<WrittenProfilePerson>[] = [];
  if (familyName === family.latin) changes.push({ familyName: later.family.latin });
  if (fullName === `${given.latin} ${family.latin}`)
    changes.push({ fullName: `${given.latin} ${later.family.latin}` });
  if (emails?.[0]) changes.push({ emails: [{ ...emails[0], value: later.email }] });
  if (phones?.[0]) changes.push({ phones: [{ ...phones[0], value: abroad(later.phone) }] });
  if (address !== undefined) changes.push({ address: addressOf(later.address) });
  if (changes.length === 0) return written;
  const first = dice.pick(changes);
  const second = changes.length > 2 && dice.chance(0.25) ? dice.pick(changes) : first;
  return { ...written, ...first, ...second };
};
