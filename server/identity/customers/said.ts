import type { WrittenProfile } from '#contract/person';
import { sourceOf, type LiveField, type Source } from '../keep/sources.ts';
import type { Live } from '../keep/survive.ts';
import type { AddressRow, ContactRow } from './contacts.ts';

/** A customer with all that is known of it. */
export interface Whole {
  readonly id: string;
  readonly live: Live;
  readonly sources: readonly Source[];
  readonly identifiers: readonly ContactRow[];
  readonly addresses: readonly AddressRow[];
}

/**
 * Whether a contact leads to its customer. A number that a customer typed in the portal does not before it is proved:
 * whoever types somebody else's number must not be taken for them.
 */
function counts({ source, profile, verifiedAt }: ContactRow): boolean {
  return source !== 'portal' || profile !== null || verifiedAt !== null;
}

/**
 * What is known of a customer, as one would write it down.
 * @param without leaves out what this profile brought: what it was compared with
 */
export function saidOf(customer: Whole, without?: string): WrittenProfile['person'] {
  const { live, sources } = customer;
  const field = (name: LiveField) => {
    const value = live[name];
    const own = without !== undefined && sourceOf(sources, name)?.profile === without;
    return value === null || own ? {} : { [name]: value };
  };
  const kept = customer.identifiers.filter((one) => one.profile !== without && counts(one));
  const of = (kind: ContactRow['kind']) =>
    kept
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.value, verified: one.verifiedAt !== null }));
  const address = customer.addresses.find((one) => one.profile !== without);
  return {
    ...field('givenName'),
    ...field('familyName'),
    ...field('fullName'),
    ...field('company'),
    ...field('birthDate'),
    emails: of('email'),
    phones: of('phone'),
    ...(address && {
      address: {
        line1: address.line1,
        line2: address.line2,
        city: address.city,
        postcode: address.postcode,
      },
    }),
  };
}
