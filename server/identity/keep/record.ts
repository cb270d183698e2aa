import type { PersonRecord } from '../match/types.ts';

/** Most e-mails and phones that are compared of one customer. */
const mostContacts = 8;

/**
 * A customer's record with what a profile adds to it: what is empty is filled, e-mails, phones and numbers are
 * gathered. The very record where nothing is new, so that what was derived of it still serves.
 * @param replace parts that the profile may overwrite, because they came from it
 */
export function enrichedRecord(
  record: PersonRecord,
  added: PersonRecord,
  replace: { readonly name: boolean; readonly birthDate: boolean } = {
    name: false,
    birthDate: false,
  },
): PersonRecord {
  const nameless = record.given === null && record.family === null;
  const name =
    (nameless || replace.name) && (added.given ?? added.family) !== null ? added : record;
  const birthDate = replace.birthDate
    ? (added.birthDate ?? record.birthDate)
    : (record.birthDate ?? added.birthDate);
  const enriched: PersonRecord = {
    version: record.version,
    given: name.given,
    family: name.family,
    company: record.company ?? added.company,
    emails: gathered(record.emails, added.emails),
    phones: gathered(record.phones, added.phones),
    birthDate,
    place: record.place ?? added.place,
    ...numbersOf(record, added),
  };
  const fields = Object.keys(enriched) as (keyof PersonRecord)[];
  return fields.every((field) => enriched[field] === record[field]) ? record : enriched;
}

/** Numbers of one's own: of each kind the first that was said. Nothing where there are none. */
function numbersOf(mine: PersonRecord, added: PersonRecord): Pick<PersonRecord, 'numbers'> {
  const numbers = mine.numbers ?? added.numbers;
  if (numbers === undefined) return {};
  const isNews = Object.keys(added.numbers ?? {}).some((kind) => !Object.hasOwn(numbers, kind));
  return { numbers: isNews ? { ...added.numbers, ...numbers } : numbers };
}

function gathered<T extends { key: string | null }>(mine: T[], added: readonly T[]): T[] {
  const news = added.filter((one) => !mine.some((other) => other.key === one.key));
  return news.length === 0 ? mine : [...mine, ...news].slice(0, mostContacts);
}

/** Whether two records say the same. */
export function sameRecord(a: PersonRecord, b: PersonRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
