import type { Former, PersonRecord } from '../match/types.ts';
import { calledOf, numberTexts, withFormer } from './former.ts';

/** Most e-mails and phones that are compared of one customer. */
const mostContacts = 8;

/** Parts of a record that come from whoever adds to it. */
interface Replacing {
  readonly name: boolean;
  readonly birthDate: boolean;
  /** Whether the birth date that stands then was checked; by what the two records say where it is left out. */
  readonly bornChecked?: boolean;
}

/**
 * A customer's record with what a profile adds to it: what is empty is filled, e-mails, phones and numbers are
 * gathered, and a name, birth date or place that does not stand is known beside it. The very record where nothing is new,
 * so that what was derived of it still serves.
 * @param replace parts that the profile may overwrite, because they came from it
 */
export function enrichedRecord(
  record: PersonRecord,
  added: PersonRecord,
  replace: Replacing = { name: false, birthDate: false },
): PersonRecord {
  const nameless = record.given === null && record.family === null;
  const name =
    (nameless || replace.name) && (added.given ?? added.family) !== null ? added : record;
  const birthDate = replace.birthDate
    ? (added.birthDate ?? record.birthDate)
    : (record.birthDate ?? added.birthDate);
  const isSure =
    replace.bornChecked ??
    [record, added].some((one) => one.bornChecked === true && one.birthDate === birthDate);
  const stands: PersonRecord = {
    version: record.version,
    given: name.given,
    family: name.family,
    company: record.company ?? added.company,
    emails: gathered(record.emails, added.emails),
    phones: gathered(record.phones, added.phones),
    birthDate,
    place: record.place ?? added.place,
    ...(record.numbers && { numbers: record.numbers }),
    ...(isSure && { bornChecked: true as const }),
  };
  const enriched = withOthers(stands, added, record);
  const fields = Object.keys({ ...record, ...enriched }) as (keyof PersonRecord)[];
  return fields.every((field) => enriched[field] === record[field]) ? record : enriched;
}

/** The record with what either says and it does not. */
function withOthers(stands: PersonRecord, added: PersonRecord, before: PersonRecord): PersonRecord {
  const all = [added, before];
  const others = withFormer(stands, {
    names: [
      ...all.flatMap((one) => calledOf(one) ?? []),
      ...all.flatMap((one) => one.former?.names ?? []),
    ],
    birthDates: [
      ...all.flatMap((one) => one.birthDate ?? []),
      ...all.flatMap((one) => one.former?.birthDates ?? []),
    ],
    places: [
      ...all.flatMap((one) => one.place ?? []),
      ...all.flatMap((one) => one.former?.places ?? []),
    ],
    numbers: [...numberTexts(added.numbers), ...all.flatMap((one) => one.former?.numbers ?? [])],
  });
  const { former } = before;
  return former !== undefined && isSameFormer(former, others.former)
    ? { ...others, former }
    : others;
}

const isSameFormer = (a: Former, b: Former | undefined) =>
  b !== undefined && JSON.stringify(a) === JSON.stringify(b);

function gathered<T extends { key: string | null }>(mine: T[], added: readonly T[]): T[] {
  const news = added.filter((one) => !mine.some((other) => other.key === one.key));
  return news.length === 0 ? mine : [...mine, ...news].slice(0, mostContacts);
}

/** Whether two records say the same. */
export function sameRecord(a: PersonRecord, b: PersonRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
