import type { Arrival, Contact } from '../recognise/arrival.ts';

/** A contact as it is told from others of its customer. */
export interface Told {
  readonly kind: Contact['kind'] | 'address';
  readonly key: string;
}

/** What an arrival brings a customer besides values. */
export type Bringing = Pick<Arrival, 'contacts' | 'place' | 'record'>;

/** What an arrival brings without some of its contacts, which matching does not know of then either. Pure. */
export function leaveOut(
  arrival: Bringing,
  isOut: (told: Told & { readonly verified?: boolean }) => boolean,
): Bringing {
  const { contacts, place, record } = arrival;
  const gone = contacts.filter(isOut);
  const noPlace = place !== null && isOut({ kind: 'address', key: place.key });
  if (gone.length === 0 && !noPlace) return arrival;
  const has = (kind: Told['kind'], key: string) =>
    gone.some((one) => one.kind === kind && one.key === key);
  return {
    contacts: contacts.filter((one) => !gone.includes(one)),
    place: noPlace ? null : place,
    record: {
      ...record,
      emails: record.emails.filter(({ key }) => !has('email', key)),
      // A number without a country is told by its digits, of which the record has the last.
      phones: record.phones.filter(({ key, last7 }) =>
        key === null
          ? !gone.some((one) => one.kind === 'phone' && one.key.slice(-7) === last7)
          : !has('phone', key),
      ),
      place: noPlace ? null : record.place,
    },
  };
}
