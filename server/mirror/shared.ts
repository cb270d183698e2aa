import type { MirrorReport } from '#contract/mirror';
import type { FoundPeople } from '#identity';
import { shortEmail, shortPhone } from './shown.ts';
import type { Standing } from './report.ts';

type Shared = MirrorReport['shared'];

/** How many of the most shared are shown. */
const mostShown = 12;

interface User {
  readonly people: Set<number>;
  readonly families: Set<string>;
  records: number;
}

/** E-mails and phones that several people use. */
export function sharedOf(
  { records, recordAt }: FoundPeople,
  { personOf }: Standing,
  whole: boolean,
): Shared {
  const users = new Map<string, User>();
  const note = (key: string, record: number, family: string | undefined) => {
    const user = users.get(key) ?? { people: new Set(), families: new Set(), records: 0 };
    users.set(key, user);
    user.people.add(personOf[record]!);
    user.records += 1;
    if (family !== undefined) user.families.add(family);
  };
  for (let record = 0; record < records; record += 1) {
    const { emails, phones, family } = recordAt(record);
    for (const { key } of emails) note(`email ${key}`, record, family?.text);
    for (const { key } of phones) if (key !== null) note(`phone ${key}`, record, family?.text);
  }
  const several = [...users]
    .filter(([, { people }]) => people.size > 1)
    .toSorted(([a, one], [b, other]) => other.people.size - one.people.size || (a < b ? -1 : 1));
  const isFamily = ({ families }: User) => families.size === 1;
  const byFamily = several.filter(([, user]) => isFamily(user)).length;
  return {
    byFamily,
    byOthers: several.length - byFamily,
    most: several.slice(0, mostShown).map(([key, user]) => {
      const kind = key.startsWith('email ') ? 'email' : 'phone';
      const value = key.slice('email '.length);
      const short = kind === 'email' ? shortEmail(value) : shortPhone(value);
      return {
        kind,
        value: whole ? value : short,
        people: user.people.size,
        records: user.records,
        family: isFamily(user),
      };
    }),
  };
}
