import type { MirrorReport } from '#contract/mirror';
import type { FoundPeople } from '#identity';

/** How many people would have in one record what some record of theirs lacks, by field. */
export function gainsOf({ groups, recordAt }: FoundPeople): Omit<MirrorReport['gains'], 'fewer'> {
  const gains = { email: 0, phone: 0, birthDate: 0, place: 0 };
  for (const group of groups) {
    const records = group.map(recordAt);
    const isPartly = (has: (record: (typeof records)[number]) => boolean) =>
      records.some(has) && !records.every(has);
    if (isPartly(({ emails }) => emails.length > 0)) gains.email += 1;
    if (isPartly(({ phones }) => phones.length > 0)) gains.phone += 1;
    if (isPartly(({ birthDate }) => birthDate !== null)) gains.birthDate += 1;
    if (isPartly(({ place }) => place !== null)) gains.place += 1;
  }
  return gains;
}
