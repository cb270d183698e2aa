import type { NamePart } from '../normalise/name.ts';
import { compareEmail, comparePhone } from './compare/contact.ts';
import { compareFamily, compareGiven } from './compare/name.ts';
import { compareBirths, compareNumbers, comparePlaces } from './over-time.ts';
import { LEVELS } from './types.ts';
import type { Called, Comparison, MatchContext, PersonRecord } from './types.ts';

/** Given with given and family with family, for the parts that both have. */
export function compareNames(a: Called, b: Called): Comparison[] {
  const found: Comparison[] = [];
  const given = a.given && b.given && compareGiven(a.given, b.given);
  if (given) found.push({ field: 'given', level: given, ...texts(a.given!, b.given!) });
  const family = a.family && b.family && compareFamily(a.family, b.family);
  if (family) found.push({ field: 'family', level: family, ...texts(a.family!, b.family!) });
  return found;
}

/** Each name with the other kind: the order in which people write their names is not ours to know. */
export function compareCrossedNames(a: Called, b: Called): Comparison[] {
  return [...crossed(a.given, b.family), ...crossed(a.family, b.given)];
}

function crossed(a: NamePart | null, b: NamePart | null): Comparison[] {
  const level = a && b && compareGiven(a, b);
  return level ? [{ field: 'crossed', level, ...texts(a, b) }] : [];
}

function texts(a: NamePart, b: NamePart): { values: [string, string]; value: string } {
  return { values: [a.text, b.text], value: a.text };
}

/** Every other field that both have, each once, at the best level that any pair of their values reaches. */
export function compareRest(a: PersonRecord, b: PersonRecord, context: MatchContext): Comparison[] {
  const found: Comparison[] = [];
  const email = bestEmail(a, b, context);
  if (email) found.push(email);
  const phone = bestPhone(a, b, context);
  if (phone) found.push(phone);
  const born = compareBirths(a, b);
  if (born) found.push(born);
  const place = comparePlaces(a, b, context);
  if (place) found.push(place);
  if (a.company !== null && b.company !== null) {
    const level = a.company === b.company ? 'same' : 'different';
    found.push({ field: 'company', level, values: [a.company, b.company], value: a.company });
  }
  if (a.numbers && b.numbers) found.push(...compareNumbers(a, b, context));
  return found;
}

function bestEmail(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): Comparison | undefined {
  let best: (Comparison & { field: 'email' }) | undefined;
  for (const mine of a.emails) {
    for (const theirs of b.emails) {
      const level = compareEmail(mine, theirs);
      if (level === null || (mine.key === theirs.key && context.blocked?.('email', mine.key)))
        continue;
      if (best && LEVELS.email.indexOf(best.level) <= LEVELS.email.indexOf(level)) continue;
      best = { field: 'email', level, values: [mine.key, theirs.key], value: mine.key };
    }
  }
  return best;
}

function bestPhone(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): Comparison | undefined {
  let best: (Comparison & { field: 'phone' }) | undefined;
  for (const mine of a.phones) {
    for (const theirs of b.phones) {
      const level = comparePhone(mine, theirs);
      const key = mine.key ?? mine.last7;
      if (level === null || (mine.key === theirs.key && context.blocked?.('phone', key))) continue;
      if (best && LEVELS.phone.indexOf(best.level) <= LEVELS.phone.indexOf(level)) continue;
      best = { field: 'phone', level, values: [key, theirs.key ?? theirs.last7], value: key };
    }
  }
  return best;
}
